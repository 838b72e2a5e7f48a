/** What is said of a batch in the message bar. */

import type { Added, Batch } from "./batch";
import { entriesOf } from "./entries";
import type { Given } from "./given-files";

/** So many files are named one by one. */
const NAMED = 5;

export function addedText({ units }: Added, { files }: Given): string {
  return `放入 ${files.length} 个文件，要核对 ${units} 份。`;
}

/** Returns what has become different by files that were added; empty if nothing has. */
export function replacedText({ replaced, fewer }: Added): string {
  return [
    replaced.length ? `同一位置的文件已换成新的：${listed(replaced)}。` : "",
    fewer.length ? `${listed(fewer)}这次的文件比以前少，只按这次的核对。` : "",
  ].join("");
}

export function doneText(batch: Batch): string {
  const checked = entriesOf(batch.outcomes()).filter(({ application }) => application).length;
  const failures = batch.outcomes().reduce((sum, { failures }) => sum + failures.length, 0);
  const parts = [`核对了 ${checked} 家`];
  if (failures) parts.push(`没有读入 ${failures} 个文件`);
  if (batch.others().length) parts.push(`另有 ${batch.others().length} 个文件不是底稿、表格，没有打开`);
  const waiting = batch.waiting() ? `已停止，还有 ${batch.waiting()} 份没有核对。` : "";
  return `${waiting}${parts.join("，")}。`;
}

/** Returns when and for which day it was checked, and whether it is kept; empty while nothing is. */
export function keptText(batch: Batch): string {
  const [first] = batch.outcomes();
  if (!first) return "";
  const kept = batch.isKept()
    ? "结果（不含文件）存在这个浏览器里，关掉网页还在；用完请清空。"
    : "浏览器不允许保存，关掉网页结果就没有了，请先下载汇总表。";
  return `按${first.day ? ` ${first.day} 申报` : "各家自己填的申报日期"}核对，核对于 ${first.checkedOn}。${kept}`;
}

function listed(names: string[]): string {
  const more = names.length > NAMED ? `等 ${names.length} 个` : "";
  return names.slice(0, NAMED).map((name) => `“${name}”`).join("、") + more;
}

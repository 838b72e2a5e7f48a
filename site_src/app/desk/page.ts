/** The officers' desk: files go in by dropping or choosing, results come out in a table, a workbook and on paper. */

import { bindActions } from "../dom/controls";
import { findAll, requireElement, setHidden, setText } from "../dom/elements";
import { download, fileName, XLSX } from "../dom/downloads";
import type { DeskTable } from "../generated/desk";
import { errorText, sayError, siteFault } from "../messages/errors";
import { dismiss, focusMessage, say, takeOffer } from "../messages/message-bar";
import { CheckerStopped } from "../runtime/runtime";
import { setState } from "../runtime/status";
import { addVisits } from "../storage/visits";
import { today } from "../values/dates";
import { versionOf } from "../values/faults";
import { newVisit } from "../values/visit";
import { downloadOpinions } from "../visit/opinion-form";
import { bindBatch, type Added, type Batch } from "./batch";
import { bindChecker, type DeskChecker } from "./desk-checker";
import { bindDetails } from "./details";
import { entriesOf } from "./entries";
import { bindDropping, bindInput, type Given } from "./given-files";
import { bindProgress } from "./progress";
import { printTables, showTables } from "./summary";
import { bindTable } from "./table";

/** The batch of one notice. */
type Desk = {
  notice: string;
  title: string;
  /** Address of the notice's page for visits. */
  visit: string;
  /** The form of a visit. */
  opinion: { title: string; template: string };
  checker: DeskChecker;
  batch: Batch;
};

const NAMED = 5;

/** @param folder address of the runtime's folder */
export function bindDesk(folder: string): void {
  const frame = requireElement("#desk");
  const choice = requireElement<HTMLFieldSetElement>("fieldset", frame);
  const day = requireElement<HTMLInputElement>("#desk-day", frame);
  const results = requireElement("[data-part=results]", frame);
  const summaries = requireElement("[data-list=tables]", frame);
  const progress = bindProgress(frame);
  const desks = new Map<string, Desk>();
  let desk = openDesk();
  /** The tables of all that was found; null while they are not known. */
  let tables: DeskTable[] | null = null;

  const details = bindDetails({
    shown: () => table.shown(),
    onClose: (entry) => table.focus(entry),
    writeOpinion: async ({ visit }) => {
      const { notice, checker, opinion } = desk;
      const name = await downloadOpinions({ notice, checker: () => checker, ...opinion }, [newVisit(visit)]);
      return `“${name}”已交给浏览器下载。`;
    },
    takeToVisit: async (application) => visitText(await addVisits(desk.notice, [application.visit])),
  });
  const table = bindTable(results, details);

  /** Returns the desk of the notice that is chosen. */
  function openDesk(): Desk {
    const chosen = requireElement<HTMLInputElement>("input[name=desk-notice]:checked", frame);
    const known = desks.get(chosen.value);
    if (known) return known;
    const notice = chosen.value;
    const checker = bindChecker(folder, notice);
    const batch: Batch = bindBatch(notice, versionOf(folder), checker, {
      onProgress: progress.show,
      onChange: () => desk.batch === batch && changed(),
    });
    const { title = "", visit = "", opinion: template = "", opinionTitle = "" } = chosen.dataset;
    const opened = { notice, title, visit, opinion: { title: opinionTitle, template }, checker, batch };
    desks.set(notice, opened);
    return opened;
  }

  let drawing = 0;

  /** Shows what was found; of what is found within a moment, all at once. */
  function changed(): void {
    tables = null;
    drawing ||= self.setTimeout(draw, 500);
  }

  function draw(): void {
    clearTimeout(drawing);
    drawing = 0;
    const outcomes = desk.batch.outcomes();
    table.show(entriesOf(outcomes));
    setHidden(results, !outcomes.length && !desk.batch.others().length);
    setText("desk-kept", keptText(), frame);
    if (!tables) showTables(summaries, []);
    // Python is not started for what is only shown again: these tables come once they are asked for.
    setHidden(requireElement("[data-action=tables]", frame), tables !== null || desk.batch.isRunning());
  }

  function keptText(): string {
    const [first] = desk.batch.outcomes();
    if (!first) return "";
    const when = `按${first.day ? ` ${first.day} 申报` : "各家自己填的申报日期"}核对，核对于 ${first.checkedOn}。`;
    return when + (desk.batch.isKept() ? "结果（不含文件）存在这个浏览器里，关掉网页还在；用完请清空。" : "浏览器不允许保存，关掉网页结果就没有了，请先下载汇总表。");
  }

  async function take(given: Promise<Given>): Promise<void> {
    say("正在看放入的文件……");
    try {
      const found = await given;
      if (!found.files.length && !found.unlisted.length) return say("没有找到文件：文件夹是空的。");
      say(addedText(await desk.batch.add(found, day.value), found));
    } catch (error) {
      if (!(error instanceof CheckerStopped)) return sayInterrupted(error);
    }
    await run();
  }

  /** Says why nothing is checked for now: the files have not been lost. */
  function sayInterrupted(error: unknown): void {
    if (siteFault(error)) sayError("核对没有完成：", error);
    else say(`还没有核对：${errorText(error)}`, { label: "再试一次", act: () => void run() });
  }

  async function run(): Promise<void> {
    const { batch, checker } = desk;
    if (batch.isRunning()) return;
    choice.disabled = true;
    const interrupted = await batch.run(day.value).then(() => null, (error: unknown) => error);
    choice.disabled = false;
    progress.end();
    draw();
    if (interrupted && !(interrupted instanceof CheckerStopped)) return sayInterrupted(interrupted);
    const isCleared = !batch.outcomes().length && !batch.waiting();
    if (isCleared || checker.hasFailed()) return; // the page says so, and why
    say(doneText(batch), batch.waiting() ? { label: "继续核对", act: () => void run() } : null);
    await summarise();
  }

  async function summarise(): Promise<DeskTable[]> {
    try {
      ({ tables } = await desk.checker.call("desk_summary", { notice: desk.notice, ...found() }));
      showTables(summaries, tables);
      setHidden(requireElement("[data-action=tables]", frame), true);
    } catch (error) {
      if (!(error instanceof CheckerStopped)) sayError("汇总没有完成：", error);
    }
    return tables ?? [];
  }

  /** Returns all that was found, as the checker takes it. */
  function found() {
    const outcomes = desk.batch.outcomes();
    return {
      applications: outcomes.flatMap(({ applications }) => applications),
      failures: outcomes.flatMap(({ failures }) => failures),
      others: desk.batch.others(),
      day: outcomes[0]?.day ?? "",
    };
  }

  async function downloadWorkbook(): Promise<void> {
    say("正在生成汇总表……");
    try {
      const contents = (await desk.checker.call("desk_workbook", { notice: desk.notice, ...found() })) as BlobPart;
      download(fileName([desk.title, "申报核对汇总", today()], "xlsx"), contents, XLSX);
      say("汇总表已交给浏览器下载。");
    } catch (error) {
      sayError("汇总表没有生成：", error);
    }
  }

  async function print(): Promise<void> {
    const { disclaimer = "" } = frame.dataset;
    const all = tables ?? (await summarise());
    if (all.length) printTables(requireElement("#desk-paper"), all, `${desk.title}申报核对汇总`, [disclaimer, `打印于 ${today()}。`]);
  }

  /** Takes those that the table shows along to the page for visits. */
  async function takeToVisit(): Promise<void> {
    const { notice, visit } = desk;
    const shown = table.shown().flatMap(({ application }) => (application ? [application.visit] : []));
    if (!shown.length) return say("列出的都没有核对，没有可以带去的。");
    try {
      say(visitText(await addVisits(notice, shown)), { label: "到现场核查页", act: () => location.assign(visit) });
    } catch (error) {
      sayError("没有带到现场核查：", error);
    }
  }

  function stop(): void {
    desk.batch.stop();
    focusMessage(); // the button is gone
  }

  async function clear(): Promise<void> {
    await desk.batch.clear();
    draw();
    say("已清空。文件还在您的电脑里，可以重新放入。");
    focusMessage();
  }

  /** Checks everything for another day of application; where the files are not at hand, all stays as it is. */
  function changeDay(): void {
    const [first] = desk.batch.outcomes();
    if (!first) return;
    if (desk.batch.repeat()) return void run();
    day.value = first.day;
    say("没有改申报日期：网页重新打开过，手头没有文件了。请清空，选好日期，再放一次文件。");
  }

  async function changeNotice(): Promise<void> {
    desk.checker.stop();
    const isNew = desks.size;
    desk = openDesk();
    if (desks.size > isNew) await desk.batch.restore();
    day.value = desk.batch.outcomes()[0]?.day ?? day.value;
    tables = null;
    draw();
  }

  bindActions(frame, "data-action", {
    stop,
    skip: () => desk.batch.skip(),
    offer: takeOffer,
    dismiss,
    retry: () => void run(),
    workbook: () => void downloadWorkbook(),
    print: () => void print(),
    visit: () => void takeToVisit(),
    clear: () => void clear(),
    tables: () => void summarise(),
  });
  bindDropping(requireElement("[data-part=drop]", frame), (given) => void take(given));
  for (const input of findAll<HTMLInputElement>("input[type=file]", frame)) bindInput(input, (given) => void take(given));
  day.addEventListener("change", changeDay);
  choice.addEventListener("change", ({ target }) => {
    if (target !== day) void changeNotice();
  });
  self.addEventListener("beforeunload", (event) => {
    const { batch } = desk;
    if (!batch.isRunning() && (batch.isKept() || !batch.outcomes().length)) return;
    event.preventDefault();
    event.returnValue = true; // what older browsers heed
  });
  setState("idle");
  setHidden(requireElement("[data-part=tool]", frame), false);
  void desk.batch.restore().then(changeNotice);
}

function addedText({ units, replaced, fewer }: Added, { files }: Given): string {
  return [
    `放入 ${files.length} 个文件，要核对 ${units} 份。`,
    replaced.length ? `同一位置的换成新的：${listed(replaced)}。` : "",
    fewer.length ? `${listed(fewer)}这次的文件比以前少，只按这次的核对。` : "",
  ].join("");
}

function visitText({ added, kept }: { added: number; kept: number }): string {
  return `已放进现场核查 ${added + kept} 家${kept ? `，其中 ${kept} 家原来就在，记下的都留着` : ""}。`;
}

function listed(names: string[]): string {
  const more = names.length > NAMED ? `等 ${names.length} 个` : "";
  return names.slice(0, NAMED).map((name) => `“${name}”`).join("、") + more;
}

function doneText(batch: Batch): string {
  const entries = entriesOf(batch.outcomes());
  const checked = entries.filter(({ application }) => application).length;
  const failures = batch.outcomes().reduce((sum, { failures }) => sum + failures.length, 0);
  const parts = [`核对了 ${checked} 家`];
  if (failures) parts.push(`没有读入 ${failures} 个文件`);
  if (batch.others().length) parts.push(`另有 ${batch.others().length} 个文件不是底稿、表格，没有打开`);
  const waiting = batch.waiting() ? `已停止，还有 ${batch.waiting()} 份没有核对。` : "";
  return `${waiting}${parts.join("，")}。`;
}

/** The desk of one notice: its batch, and what is made of it. Whatever makes a file or a list returns what is to be said. */

import { copy } from "../dom/clipboard";
import { download, fileName, XLSX } from "../dom/downloads";
import type { DeskApplication, DeskBatch } from "../generated/desk";
import { addVisits } from "../storage/visits";
import { today } from "../values/dates";
import { versionOf } from "../values/faults";
import { newVisit } from "../values/visit";
import { downloadOpinions } from "../visit/opinion-form";
import { bindBatch, type Batch, type BatchPage } from "./batch";
import { bindChecker, type DeskChecker } from "./desk-checker";
import { questionsText, type Letter } from "./questions";

export type Desk = {
  notice: string;
  title: string;
  /** Address of the notice's page for visits; empty if it has none. */
  visit: string;
  /** The form of a visit. */
  opinion: { title: string; template: string };
  letter: Letter;
  checker: DeskChecker;
  batch: Batch;
};

/**
 * @param choice the control that stands for the notice
 * @param folder address of the runtime's folder
 */
export function openDesk({ value: notice, dataset }: HTMLInputElement, folder: string, page: BatchPage): Desk {
  const { title = "", visit = "", opinion: template = "", opinionTitle = "", letter = "", issuer = "" } = dataset;
  const checker = bindChecker(folder, notice);
  const batch = bindBatch(notice, versionOf(folder), checker, page);
  return { notice, title, visit, opinion: { title: opinionTitle, template }, letter: { notice: letter, issuer }, checker, batch };
}

/** Returns all that was found, as the checker takes it. */
export function foundOn({ notice, batch }: Desk): DeskBatch {
  const outcomes = batch.outcomes();
  return {
    notice,
    day: outcomes[0]?.day ?? "",
    applications: outcomes.flatMap(({ applications }) => applications),
    failures: outcomes.flatMap(({ failures }) => failures),
    others: batch.others(),
  };
}

export async function downloadWorkbook(desk: Desk): Promise<string> {
  const contents = await desk.checker.call("desk_workbook", foundOn(desk));
  download(fileName([desk.title, "申报核对汇总", today()], "xlsx"), contents as BlobPart, XLSX);
  return "汇总表已交给浏览器下载。";
}

/** Fills an application's form for the visit in, as far as that is known. */
export async function downloadOpinion({ notice, checker, opinion }: Desk, { visit }: DeskApplication): Promise<string> {
  const name = await downloadOpinions({ notice, checker: () => checker, ...opinion }, [newVisit(visit)]);
  return `“${name}”已交给浏览器下载。`;
}

/** Copies what to ask the applicant, ready to be sent. */
export async function copyQuestions({ letter }: Desk, application: DeskApplication): Promise<string> {
  const text = questionsText(application, letter);
  if (!text) return "没有要问的，没有复制。";
  return (await copy(text)) ? "要问的问题已复制，可以粘贴到微信或邮件里发给申报单位。" : `浏览器不允许复制，请手工选取：\n${text}`;
}

/** Puts applications on the list of the page for visits. */
export async function takeToVisit({ notice }: Desk, applications: readonly DeskApplication[]): Promise<string> {
  const { added, kept } = await addVisits(notice, applications.map(({ visit }) => visit));
  return `已放进现场核查 ${added + kept} 家${kept ? `，其中 ${kept} 家原来就在，记下的都留着` : ""}。`;
}

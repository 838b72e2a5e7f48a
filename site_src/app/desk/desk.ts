/** The desk of one notice: its batch, and what is made of it. Whatever makes a file or a list returns what is to be said. */

import { download, fileName, XLSX } from "../dom/downloads";
import type { DeskApplication, DeskBatch } from "../generated/desk";
import { addVisits } from "../storage/visits";
import { today } from "../values/dates";
import { versionOf } from "../values/faults";
import { newVisit } from "../values/visit";
import { downloadOpinions } from "../visit/opinion-form";
import { bindBatch, type Batch, type BatchPage } from "./batch";
import { bindChecker, type DeskChecker } from "./desk-checker";

export type Desk = {
  notice: string;
  title: string;
  /** Address of the notice's page for visits. */
  visit: string;
  /** The form of a visit. */
  opinion: { title: string; template: string };
  checker: DeskChecker;
  batch: Batch;
};

/**
 * @param choice the control that stands for the notice
 * @param folder address of the runtime's folder
 */
export function openDesk({ value: notice, dataset }: HTMLInputElement, folder: string, page: BatchPage): Desk {
  const { title = "", visit = "", opinion: template = "", opinionTitle = "" } = dataset;
  const checker = bindChecker(folder, notice);
  const batch = bindBatch(notice, versionOf(folder), checker, page);
  return { notice, title, visit, opinion: { title: opinionTitle, template }, checker, batch };
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

/** Puts applications on the list of the page for visits. */
export async function takeToVisit({ notice }: Desk, applications: readonly DeskApplication[]): Promise<string> {
  const { added, kept } = await addVisits(notice, applications.map(({ visit }) => visit));
  return `已放进现场核查 ${added + kept} 家${kept ? `，其中 ${kept} 家原来就在，记下的都留着` : ""}。`;
}

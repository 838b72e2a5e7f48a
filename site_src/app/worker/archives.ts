/** Archives of Python modules that only some methods need. */

import { DESK, OPENPYXL, PAPERS, SHEETS } from "../generated/archives";
import type { Method } from "../generated/worker";
import { LoadingError } from "./loading";
import { runDeferred } from "./deferred";
import type { Checker } from "./python";

/** What a method needs beyond what the start needs: reading tables does without what writes workbooks. */
const ARCHIVES: Partial<Record<Method, readonly string[]>> = {
  forms: [PAPERS],
  read: [SHEETS],
  remap: [SHEETS],
  take: [SHEETS],
  write: [SHEETS, OPENPYXL],
  report: [PAPERS],
  write_report: [PAPERS, SHEETS, OPENPYXL],
  changes: [PAPERS],
  checklist: [PAPERS],
  checklist_workbook: [PAPERS, SHEETS, OPENPYXL],
  desk_units: [PAPERS, SHEETS, DESK],
  desk_read: [PAPERS, SHEETS, DESK],
  desk_check: [PAPERS, SHEETS, DESK],
  desk_summary: [PAPERS, SHEETS, DESK],
  desk_workbook: [PAPERS, SHEETS, OPENPYXL, DESK],
  visit_summary: [PAPERS, DESK],
  visit_workbook: [PAPERS, SHEETS, OPENPYXL, DESK],
};

/** What memory holds is what these have done before; all others may need files. */
const IN_MEMORY: readonly Method[] = ["check", "levers"];

const loaded = new Map<string, Promise<void>>();

/** Loads what a method needs. After a failure, whoever needs an archive next tries again. */
export async function loadArchives(method: Method, checker: Checker): Promise<void> {
  const archives = ARCHIVES[method] ?? [];
  if (!IN_MEMORY.includes(method)) await runDeferred();
  for (const archive of archives) await loadOnce(archive, checker);
}

/** Gets ready to read tables while the visitor is busy with the form. Whoever needs an archive that failed is told. */
export async function prepareSheets(checker: Checker): Promise<void> {
  try {
    await loadOnce(SHEETS, checker);
    checker.run("from checker.sheets import page_requests");
  } catch (error) {
    if (!(error instanceof LoadingError)) console.error(error);
  }
}

function loadOnce(archive: string, { load }: Checker): Promise<void> {
  const loading = loaded.get(archive) ?? load(archive).catch((error) => {
    loaded.delete(archive);
    throw error;
  });
  loaded.set(archive, loading);
  return loading;
}

/** Says to a visitor that an archive could not be downloaded. */
export function archiveMessage({ file, message }: LoadingError): string {
  return `这一步所需的文件 ${file} 没有取到，请检查网络后重试（${message}）`;
}

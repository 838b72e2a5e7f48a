/** A roster on the page: its buttons, its table, and what is said of it in one line. */

import { today } from "./dates";
import { all, one, write } from "./dom";
import { download, fileName } from "./files";
import type { ImportDialog } from "./import-dialog";
import { say } from "./message";
import { bindTable } from "./roster-table";
import type { Entry, Rosters, Snapshot } from "./rosters";
import type { Host, RowDialog } from "./row-dialog";
import type { Runtime } from "./runtime";
import { LABELS, VERDICTS } from "./verdicts";

export type RosterSection = Host & {
  /** Shows the rows as they are now. */
  refresh(): void;
};

export type Around = {
  notice: string;
  checker(): Runtime;
  rosters: Rosters;
  rowDialog: RowDialog;
  importDialog: ImportDialog;
  /** Replaces rosters, in a way that can be undone. */
  change(changed: Snapshot, message: string): void;
  /** Opens a file that is no table. */
  openDraft(file: File): void;
  /** The applicant's name, for the names of files. */
  name(): string;
};

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function bindRosterSection(section: HTMLElement, around: Around): RosterSection {
  const { rosters, rowDialog, importDialog } = around;
  const id = section.dataset.roster ?? "";
  const title = one("[data-text=title]", section).textContent ?? "";
  const limit = Number(section.dataset.limit);
  const rows = () => rosters.rows(id);
  const table = bindTable(section, (place, column) => rowDialog.edit(host, rows()[place]!, column));

  const host: RosterSection = {
    id,
    section,
    title,
    rows,
    shown: () => table.order().map((place) => rows()[place]!),
    change: (changed, message) => around.change({ [id]: changed }, message),
    hasRoom(more) {
      if (rows().length + more <= limit) return true;
      say(`“${title}”最多 ${limit} 行，没有添加。`);
      return false;
    },
    focusRow: table.focusRow,
    refresh() {
      const count = rows().length;
      section.dataset.rows = String(count);
      for (const part of all("[data-needs-rows]", section)) part.hidden = count === 0;
      write("status", status(rows()), section);
      table.show(rows());
    },
  };

  // ---- import, export

  function take(file: File): void {
    if (/\.json$/i.test(file.name)) around.openDraft(file);
    else importDialog.open(file, id); // of what is no table, the checker says so
  }

  async function save(format: "xlsx" | "csv"): Promise<void> {
    say(`正在生成“${title}”的文件……`);
    try {
      const request = { notice: around.notice, format, rosters: { [id]: rows().map(({ row }) => row) }, answers: null };
      const bytes = await around.checker().write(JSON.stringify(request));
      const name = fileName([around.name(), title, today()], format);
      download(name, bytes as BlobPart, format === "xlsx" ? XLSX : "text/csv");
      say(`“${name}”已交给浏览器下载；有的浏览器（如微信内）不能下载，可用“复制底稿”或“打印”。`);
    } catch (error) {
      say(`没有生成“${title}”的文件，所填没有改动。${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const actions: Record<string, () => void> = {
    add: () => void (host.hasRoom(1) && rowDialog.add(host)),
    paste: () => importDialog.paste("", id),
    xlsx: () => void save("xlsx"),
    csv: () => void save("csv"),
    clear() {
      host.change([], `已删除“${title}”的所有行。`);
      one("[data-roster-action=add]", section).focus(); // the button that had the focus is gone
    },
  };

  section.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-roster-action]") : null;
    actions[button?.dataset.rosterAction ?? ""]?.();
  });
  one<HTMLInputElement>("[data-import-file]", section).addEventListener("change", ({ target }) => {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) take(file);
    input.value = "";
  });

  // ---- what is dropped and pasted

  for (const type of ["dragenter", "dragover"] as const)
    section.addEventListener(type, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      section.dataset.dropping = "";
    });
  section.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && section.contains(relatedTarget))) delete section.dataset.dropping;
  });
  section.addEventListener("drop", (event) => {
    delete section.dataset.dropping;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    take(file);
  });
  section.addEventListener("paste", (event) => {
    if (event.target instanceof Element && event.target.closest("input:not([type=file]), textarea, select")) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    importDialog.paste(text, id);
  });

  host.refresh();
  return host;
}

/** Says in one line how the rows stand. */
function status(rows: readonly Entry[]): string {
  if (!rows.length) return "还没有行。";
  const results = rows.flatMap(({ result }) => (result ? [result] : []));
  if (results.length < rows.length) return `${rows.length} 行，还没有核对完。`;
  const graded = VERDICTS.map((verdict) => [LABELS[verdict], results.filter((result) => result.verdict === verdict)] as const);
  const parts = [
    ...(graded.some(([, found]) => found.length && found[0]!.verdict !== "not_applicable") ? graded : []),
    ["有误", results.filter(({ errors }) => Object.keys(errors).length)] as const,
    ["须核对", results.filter(({ warnings }) => Object.keys(warnings).length)] as const,
  ].filter(([, found]) => found.length);
  return `${rows.length} 行${parts.length ? "：" : ""}${parts.map(([name, found]) => `${name} ${found.length}`).join("、")}`;
}

/** A roster on the page: its buttons, its table, and what is said of it in one line. */

import { today } from "../values/dates";
import { all, one, write } from "../dom/elements";
import { download, fileName } from "../dom/downloads";
import type { ImportDialog } from "../importing/import-dialog";
import { reason, say } from "../messages/message-bar";
import { bindFill } from "./column-fill";
import { bindTable } from "./table/table";
import { some, type Entry, type Rosters, type Snapshot } from "./roster-store";
import type { Host, RowDialog } from "./editor/row-dialog";
import type { Runtime } from "../runtime/runtime";
import { LABELS, VERDICTS } from "../wording/verdicts";

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
  /** Takes a file for a roster. */
  openFile(file: File, roster: string): void;
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
    tooMany: (more) => (rows().length + more > limit ? `“${title}”最多 ${limit} 行，没有添加。` : ""),
    focusRow: table.focusRow,
    showRow: table.showRow,
    refresh() {
      const count = rows().length;
      section.dataset.rows = String(count);
      for (const part of all("[data-needs-rows]", section)) part.hidden = count === 0;
      write("status", status(rows()), section);
      table.show(rows());
    },
  };

  // ---- import, export

  async function save(format: "xlsx" | "csv"): Promise<void> {
    say(`正在生成“${title}”的文件……`);
    try {
      const request = { notice: around.notice, format, rosters: { [id]: rows().map(({ row }) => row) }, answers: null };
      const bytes = await around.checker().write(JSON.stringify(request));
      const name = fileName([around.name(), title, today()], format);
      download(name, bytes as BlobPart, format === "xlsx" ? XLSX : "text/csv");
      say(`“${name}”已交给浏览器下载；有的浏览器（如微信内）不能下载，可用“复制底稿”或“打印”。`);
    } catch (error) {
      say(`没有生成“${title}”的文件，所填没有改动。${reason(error)}`);
    }
  }

  const actions: Record<string, () => void> = {
    add() {
      const refusal = host.tooMany(1);
      if (refusal) say(refusal);
      else rowDialog.add(host);
    },
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
    if (file) around.openFile(file, id);
    input.value = "";
  });

  bindFill(section, table.columns, host);
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
    ["有误", results.filter(({ errors }) => some(errors))] as const,
    ["须核对", results.filter(({ warnings }) => some(warnings))] as const,
  ].filter(([, found]) => found.length);
  return `${rows.length} 行${parts.length ? "：" : ""}${parts.map(([name, found]) => `${name} ${found.length}`).join("、")}`;
}

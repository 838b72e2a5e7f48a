/** A roster on the page: its buttons, its table, and its status in one line. */

import { today } from "../values/dates";
import { bindActions, bindFileInput } from "../dom/controls";
import { findAll, requireElement, setText } from "../dom/elements";
import { download, fileName, XLSX } from "../dom/downloads";
import { CELL_MARKS, VERDICT_LABELS, VERDICTS } from "../generated/vocabulary";
import type { Fill } from "../generated/report";
import { sayError } from "../messages/errors";
import { say } from "../messages/message-bar";
import { bindFill } from "./column-fill";
import { bindTable } from "./table/table";
import { hasAny, type RosterRow, type Rosters, type Snapshot } from "./roster-store";
import type { EditedRoster, RowDialog } from "./editor/row-dialog";
import type { Runtime } from "../runtime/runtime";

export type RosterSection = EditedRoster & {
  /** Shows the rows as they are now. */
  refresh(): void;
  /** Offers to fill in columns that decide how many rows count. */
  proposeFill(fills: readonly Fill[]): void;
};

/** What the page offers to each of its rosters. */
type SectionServices = {
  notice: string;
  checker(): Runtime;
  rosters: Rosters;
  rowDialog: RowDialog;
  /** Asks for a table's text, to import it into a roster. */
  askForPaste(roster: string): void;
  /** Replaces rosters, in a way that can be undone. */
  change(changed: Snapshot, message: string): void;
  /** Takes a file for a roster. */
  openFile(file: File, roster: string): void;
  /** The applicant's name, for the names of files. */
  applicant(): string;
};

export function bindRosterSection(section: HTMLElement, services: SectionServices): RosterSection {
  const { rosters, rowDialog } = services;
  const id = section.dataset.roster ?? "";
  const title = requireElement("[data-text=title]", section).textContent ?? "";
  const limit = Number(section.dataset.limit);
  const rows = () => rosters.rows(id);
  const table = bindTable(section, (index, column) => rowDialog.edit(roster, rows()[index]!, column));

  const roster: RosterSection = {
    id,
    section,
    title,
    rows,
    shown: () => table.order().map((index) => rows()[index]!),
    change: (changed, message) => services.change({ [id]: changed }, message),
    tooMany: (more) => (rows().length + more > limit ? `“${title}”最多 ${limit} 行，没有添加。` : ""),
    focusRow: table.focusRow,
    showRow: table.showRow,
    refresh() {
      const count = rows().length;
      section.dataset.rows = String(count);
      for (const part of findAll("[data-needs-rows]", section)) part.hidden = count === 0;
      setText("status", status(rows()), section);
      table.show(rows());
    },
    proposeFill: (fills) => fill.propose(fills),
  };

  // ---- import, export

  async function save(format: "xlsx" | "csv"): Promise<void> {
    say(`正在生成“${title}”的文件……`);
    try {
      const request = { notice: services.notice, format, rosters: { [id]: rows().map(({ texts }) => texts) }, answers: null };
      const bytes = await services.checker().call("write", request);
      const name = fileName([services.applicant(), title, today()], format);
      download(name, bytes as BlobPart, format === "xlsx" ? XLSX : "text/csv");
      say(`“${name}”已交给浏览器下载；有的浏览器（如微信内）不能下载，可用“复制底稿”。`);
    } catch (error) {
      sayError(`没有生成“${title}”的文件，所填没有改动。`, error);
    }
  }

  const actions: Record<string, () => void> = {
    add() {
      const refusal = roster.tooMany(1);
      if (refusal) say(refusal);
      else rowDialog.add(roster);
    },
    paste: () => services.askForPaste(id),
    xlsx: () => void save("xlsx"),
    csv: () => void save("csv"),
    clear() {
      roster.change([], `已删除“${title}”的所有行。`);
      requireElement("[data-roster-action=add]", section).focus(); // the button that had the focus is gone
    },
  };

  bindActions(section, "data-roster-action", actions);
  bindFileInput(requireElement("[data-import-file]", section), (file) => services.openFile(file, id));
  const fill = bindFill(section, table.columns, roster);
  roster.refresh();
  return roster;
}

/** Says in one line what the rows' verdicts and marks are. */
function status(rows: readonly RosterRow[]): string {
  if (!rows.length) return "还没有行。";
  const findings = rows.flatMap(({ finding }) => (finding ? [finding] : []));
  if (findings.length < rows.length) return `${rows.length} 行，还没有核对完。`;
  const graded = VERDICTS.map((verdict) => [VERDICT_LABELS[verdict], findings.filter((finding) => finding.verdict === verdict)] as const);
  const parts = [
    ...(graded.some(([, found]) => found.length && found[0]!.verdict !== "not_applicable") ? graded : []),
    [CELL_MARKS.error, findings.filter(({ errors }) => hasAny(errors))] as const,
    [CELL_MARKS.warning, findings.filter(({ warnings }) => hasAny(warnings))] as const,
  ].filter(([, found]) => found.length);
  return `${rows.length} 行${parts.length ? "：" : ""}${parts.map(([name, found]) => `${name} ${found.length}`).join("、")}`;
}

/** A roster's rows in its table: what is shown of them is changed only where it changes. */

import type { Column } from "../columns";
import { createButton, createElement, requireElement } from "../../dom/elements";
import type { Verdict } from "../../generated/report";
import { CELL_MARKS, VERDICT_LABELS } from "../../generated/vocabulary";
import { hasAny, type RosterRow } from "../roster-store";

export type TableRows = {
  /** Shows the rows at these indices. */
  fill(rows: readonly RosterRow[], indices: readonly number[]): void;
  /** Removes all that is shown: the columns have changed. */
  clear(): void;
};

/** @param graded whether the roster's rows have verdicts */
export function bindRows(section: HTMLElement, columns: readonly Column[], graded: boolean): TableRows {
  const body = requireElement("tbody", section);
  let shown: TableRow[] = [];

  /** Returns the id of an element that names a clause, for `aria-describedby`. */
  function describe(clause: string): string {
    const id = `${section.id}.clause.${clause}`;
    if (!document.getElementById(id)) {
      const description = createElement("span", `依据${clause}`);
      description.id = id;
      description.hidden = true;
      section.append(description);
    }
    return id;
  }

  return {
    /**
     * Laying out a large table takes long, so what stays is left alone, and the row that an edit has replaced by another
     * is filled anew, cell by cell, in its place.
     */
    fill(rows, indices) {
      const before = new Map(shown.map((tableRow) => [tableRow.row, tableRow]));
      const wanted = new Set(indices.map((index) => rows[index]!));
      const free = shown.filter(({ row }) => !wanted.has(row));
      shown = indices.map((index) => {
        const row = rows[index]!;
        const tableRow = before.get(row) ?? free.shift() ?? newTableRow(row, columns);
        showRow(tableRow, row, index, columns, graded, describe);
        return tableRow;
      });
      for (const { element } of free) element.remove();
      let next = body.firstElementChild;
      for (const { element } of shown)
        if (element === next) next = next.nextElementSibling;
        else body.insertBefore(element, next);
    },
    clear() {
      shown = [];
      body.replaceChildren();
    },
  };
}

/** A row of the table as it is shown: what its cells show, so that only those that change are touched. */
type TableRow = { row: RosterRow; element: HTMLTableRowElement; heading?: string; cells: string[] };

/** What a cell shows: its text, a verdict with its clauses, and marks. */
type Content = { text: string; verdict?: Verdict; clause?: string; marks: ["error" | "warning", string][] };

/** Makes a row without contents. */
function newTableRow(row: RosterRow, columns: readonly Column[]): TableRow {
  const element = createElement("tr");
  element.setAttribute("role", "row");
  const heading = createElement("th");
  heading.scope = "row";
  heading.setAttribute("role", "rowheader");
  heading.append(createElement("span"), " ", createButton("编辑"));
  const cells = columns.map(({ worksheet }) => {
    const cell = createElement("td");
    cell.setAttribute("role", "cell");
    cell.toggleAttribute("data-worksheet", worksheet);
    return cell;
  });
  element.append(heading, ...cells);
  return { row, element, cells: [] };
}

function showRow(
  tableRow: TableRow,
  row: RosterRow,
  index: number,
  columns: readonly Column[],
  graded: boolean,
  describe: (clause: string) => string,
): void {
  const [first] = columns.slice(1);
  const name = (first && row.texts[first.name]) ?? "";
  tableRow.row = row;
  tableRow.element.dataset.row = String(index);
  const heading = JSON.stringify([index, name]);
  if (tableRow.heading !== heading) {
    requireElement("th span", tableRow.element).textContent = String(index + 1);
    requireElement("button", tableRow.element).setAttribute("aria-label", `编辑第 ${index + 1} 行：${name}`);
    tableRow.heading = heading;
  }
  columns.forEach((column, number) => {
    const content = column.kind === "verdict" ? verdictOf(row, graded) : cellOf(row, column);
    const now = JSON.stringify(content);
    if (tableRow.cells[number] === now) return;
    tableRow.cells[number] = now;
    showCell(tableRow.element.cells[number + 1]!, content, column, describe);
  });
}

function verdictOf({ finding }: RosterRow, graded: boolean): Content {
  if (!finding) return { text: "……", marks: [] };
  const marks: Content["marks"] = [];
  if (hasAny(finding.errors)) marks.push(["error", CELL_MARKS.error]);
  if (hasAny(finding.warnings)) marks.push(["warning", CELL_MARKS.warning]);
  if (graded) return { text: "", verdict: finding.verdict, marks };
  return { text: marks.length ? "" : "—", marks };
}

function cellOf({ texts, finding }: RosterRow, { name, label }: Column): Content {
  const content: Content = { text: label(texts[name] ?? ""), marks: [] };
  const cell = finding?.cells[name];
  if (cell) Object.assign(content, { verdict: cell.verdict, clause: cell.clause.join("、") });
  const [error, warning] = [finding?.errors[name], finding?.warnings[name]];
  if (error) content.marks.push(["error", `${CELL_MARKS.error}：${error.message}`]);
  if (warning) content.marks.push(["warning", `${CELL_MARKS.warning}：${warning.message}`]);
  return content;
}

function showCell(
  cell: HTMLTableCellElement,
  { text, verdict, clause, marks }: Content,
  { kind }: Column,
  describe: (clause: string) => string,
): void {
  cell.dataset.kind = kind;
  const parts: Node[] = text ? [document.createTextNode(text)] : [];
  if (verdict) parts.push(mark(VERDICT_LABELS[verdict], "verdict"));
  for (const [kind, message] of marks) {
    const element = mark(message, `cell-${kind}`);
    element.title = message;
    parts.push(element);
  }
  cell.replaceChildren(...parts.flatMap((part, number) => (number ? [" ", part] : [part])));
  if (verdict) cell.dataset.verdict = verdict;
  else delete cell.dataset.verdict;
  if (clause) {
    cell.setAttribute("aria-describedby", describe(clause));
    cell.title = `依据${clause}`;
  } else {
    cell.removeAttribute("aria-describedby");
    cell.removeAttribute("title");
  }
}

function mark(text: string, kind: string): HTMLElement {
  const element = createElement("span", text);
  element.className = kind;
  return element;
}

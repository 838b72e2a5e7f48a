/** A roster's rows in its table: what is shown of them is changed only where it changes. */

import type { Column } from "../columns";
import { make, one } from "../../dom/elements";
import { some, type Entry } from "../roster-store";
import { LABELS, type Verdict } from "../../wording/verdicts";

export type RosterRows = {
  /** Shows the rows that stand at these places. */
  fill(rows: readonly Entry[], places: readonly number[]): void;
  /** Forgets all that is shown: the columns have changed. */
  clear(): void;
};

/** @param graded whether the roster's rows have verdicts */
export function bindRows(section: HTMLElement, columns: readonly Column[], graded: boolean): RosterRows {
  const body = one("tbody", section);
  let shown: Shown[] = [];

  /** Returns the id of an element that says a clause: what cells are described by. */
  function describe(clause: string): string {
    const id = `${section.id}.clause.${clause}`;
    if (!document.getElementById(id)) {
      const description = make("span", `依据${clause}`);
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
    fill(rows, places) {
      const before = new Map(shown.map((row) => [row.entry, row]));
      const wanted = new Set(places.map((place) => rows[place]!));
      const free = shown.filter(({ entry }) => !wanted.has(entry));
      shown = places.map((place) => {
        const entry = rows[place]!;
        const row = before.get(entry) ?? free.shift() ?? newRow(entry, columns);
        showRow(row, entry, place, columns, graded, describe);
        return row;
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

/** A row of the table as it is shown: what its cells say, so that only those that change are touched. */
type Shown = { entry: Entry; element: HTMLTableRowElement; heading?: string; cells: string[] };

/** What a cell says: its text, a verdict with its clauses, and marks. */
type Content = { text: string; verdict?: Verdict; clause?: string; marks: ["error" | "warning", string][] };

/** Makes a row without contents. */
function newRow(entry: Entry, columns: readonly Column[]): Shown {
  const element = make("tr", "");
  element.setAttribute("role", "row");
  const heading = make("th", "");
  heading.scope = "row";
  heading.setAttribute("role", "rowheader");
  const button = make("button", "编辑");
  button.type = "button";
  heading.append(make("span", ""), " ", button);
  const cells = columns.map(({ worksheet }) => {
    const cell = make("td", "");
    cell.setAttribute("role", "cell");
    cell.toggleAttribute("data-worksheet", worksheet);
    return cell;
  });
  element.append(heading, ...cells);
  return { entry, element, cells: [] };
}

function showRow(
  row: Shown,
  entry: Entry,
  place: number,
  columns: readonly Column[],
  graded: boolean,
  describe: (clause: string) => string,
): void {
  const [first] = columns.slice(1);
  const name = (first && entry.row[first.name]) ?? "";
  row.entry = entry;
  row.element.dataset.row = String(place);
  const heading = JSON.stringify([place, name]);
  if (row.heading !== heading) {
    one("th span", row.element).textContent = String(place + 1);
    one("button", row.element).setAttribute("aria-label", `编辑第 ${place + 1} 行：${name}`);
    row.heading = heading;
  }
  columns.forEach((column, at) => {
    const content = column.kind === "verdict" ? verdictOf(entry, graded) : cellOf(entry, column);
    const now = JSON.stringify(content);
    if (row.cells[at] === now) return;
    row.cells[at] = now;
    showCell(row.element.cells[at + 1]!, content, column, describe);
  });
}

function verdictOf({ result }: Entry, graded: boolean): Content {
  if (!result) return { text: "……", marks: [] };
  const marks: Content["marks"] = [];
  if (some(result.errors)) marks.push(["error", "有误"]);
  if (some(result.warnings)) marks.push(["warning", "须核对"]);
  if (graded) return { text: "", verdict: result.verdict, marks };
  return { text: marks.length ? "" : "—", marks };
}

function cellOf({ row, result }: Entry, { name, label }: Column): Content {
  const content: Content = { text: label(row[name] ?? ""), marks: [] };
  const decides = result?.cells[name];
  if (decides && decides.verdict in LABELS) Object.assign(content, { verdict: decides.verdict, clause: decides.clause.join("、") });
  const [error, warning] = [result?.errors[name], result?.warnings[name]];
  if (error) content.marks.push(["error", `有误：${error}`]);
  if (warning) content.marks.push(["warning", `须核对：${warning}`]);
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
  if (verdict) parts.push(mark(LABELS[verdict], "verdict"));
  for (const [kind, said] of marks) {
    const element = mark(said, `cell-${kind}`);
    element.title = said;
    parts.push(element);
  }
  cell.replaceChildren(...parts.flatMap((part, place) => (place ? [" ", part] : [part])));
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
  const element = make("span", text);
  element.className = kind;
  return element;
}

/** The batch as a whole: the tables that are also the workbook's sheets, on the page and on paper. */

import { createElement, setHidden } from "../dom/elements";
import type { DeskTable } from "../generated/desk";
import { printPaper } from "../papers/printing";

/** The table that the page shows in a way of its own. */
const OWN = "applicants";
/** The tables that are unfolded at first. */
const UNFOLDED = ["shared", "unread"];
/** What is printed whatever is unfolded. */
const ALWAYS_PRINTED = [OWN, "about"];

/** Which tables were folded or unfolded last, by id. */
const unfolded = new Map<string, boolean>();
let drawn: readonly DeskTable[] = [];

/** Shows all tables but the one of the applicants, each to be unfolded, as they were unfolded before. */
export function showTables(place: HTMLElement, tables: readonly DeskTable[]): void {
  if (drawn === tables) return;
  drawn = tables;
  const shown = tables.filter(({ id }) => id !== OWN);
  place.replaceChildren(...shown.map((table) => foldOf(table, unfolded.get(table.id) ?? UNFOLDED.includes(table.id))));
  setHidden(place, !shown.length);
}

/** Prints the table of the applicants, and those that are unfolded. */
export function printTables(place: HTMLElement, tables: readonly DeskTable[], heading: string, remarks: string[]): void {
  const isPrinted = ({ id }: DeskTable) =>
    ALWAYS_PRINTED.includes(id) || document.querySelector<HTMLDetailsElement>(`details#desk-${id}`)?.open;
  const contents = tables.filter(isPrinted).flatMap((table) => [
    createElement("h2", table.title),
    ...(table.rows.length ? [tableOf(table)] : [createElement("p", "没有。")]),
  ]);
  printPaper(place, [createElement("h1", heading), ...remarks.map((text) => createElement("p", text)), ...contents], heading);
}

function foldOf(table: DeskTable, isOpen: boolean): HTMLDetailsElement {
  const details = createElement("details");
  details.id = `desk-${table.id}`;
  const summary = createElement("summary", `${table.title}：${table.rows.length ? `${table.rows.length} 行` : "没有"}`);
  details.append(summary, createElement("p", table.note));
  // A table that nobody looks at is not made: there may be thousands of rows.
  details.addEventListener("toggle", () => {
    unfolded.set(table.id, details.open);
    if (details.open && table.rows.length && !details.querySelector("table")) details.append(scrolled(table));
  });
  details.open = isOpen && table.rows.length > 0;
  return details;
}

function scrolled(table: DeskTable): HTMLElement {
  const frame = createElement("div");
  frame.className = "table-scroll";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", table.title);
  frame.append(tableOf(table));
  return frame;
}

/** Returns a table without the columns that are blank throughout. */
function tableOf({ id, columns, rows }: DeskTable): HTMLTableElement {
  const element = createElement("table");
  element.className = `desk-table desk-table-${id}`;
  const used = columns.map((_, index) => index).filter((index) => rows.some((row) => row[index]));
  element.createTHead().insertRow().append(...used.map((index) => headingCell(columns[index] ?? "")));
  const body = element.createTBody();
  for (const row of rows) body.insertRow().append(...used.map((index) => createElement("td", row[index])));
  return element;
}

function headingCell(text: string): HTMLTableCellElement {
  const cell = createElement("th", text);
  cell.scope = "col";
  return cell;
}


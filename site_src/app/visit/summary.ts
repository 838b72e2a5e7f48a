/** What comes of all visits: the tables on the page, and on paper. */

import { createElement, createLink, findAll, requireElement, setHidden, setText } from "../dom/elements";
import { redraw } from "../dom/redraw";
import type { UnfinishedVisit, VisitRow, VisitSummary } from "../generated/visits";
import { printPaper } from "../papers/printing";

/** Shows the tables; `lead` brings an applicant's card into view. */
export function showSummary(frame: HTMLElement, summary: VisitSummary, lead: (key: string) => void): void {
  const { clear, apart, unfinished } = summary;
  setText("counts", countsOf(summary), frame);
  fillTable(partOf(frame, "clear"), clear);
  fillTable(partOf(frame, "apart"), apart);
  fillTable(partOf(frame, "recommended"), clear);
  setHidden(partOf(frame, "apart"), apart.length === 0);
  setHidden(partOf(frame, "unfinished"), unfinished.length === 0);
  const list = requireElement("[data-list=unfinished]", frame);
  redraw(list, unfinished, () => list.replaceChildren(...unfinished.map((one) => unfinishedItem(one, lead))));
}

/** Prints the tables, each beginning a sheet of its own; those that are hidden are left out. */
export function printSummary(frame: HTMLElement): void {
  const parts = findAll(".summary-part", frame).filter((part) => !part.hidden);
  const sections = parts.map((part) => {
    const section = createElement("section");
    section.append(...[...part.children].map((child) => child.cloneNode(true)));
    for (const scroll of findAll("[tabindex]", section)) scroll.removeAttribute("tabindex");
    return section;
  });
  printPaper(requireElement("#visits-paper"), sections, requireElement("h3", parts[0]).textContent ?? "");
}

function countsOf({ clear, apart, unfinished }: VisitSummary): string {
  const sum = clear.length + apart.length + unfinished.length;
  return sum ? `共 ${sum} 家：列入汇总表 ${clear.length} 家，另列 ${apart.length} 家，没有填完 ${unfinished.length} 家。` : "还没有载体。";
}

function partOf(frame: HTMLElement, name: string): HTMLElement {
  return requireElement(`[data-part=${name}]`, frame);
}

function fillTable(part: HTMLElement, rows: readonly VisitRow[]): void {
  const table = requireElement<HTMLTableElement>("table", part);
  const columns = (table.dataset.columns ?? "").split(/\s+/);
  const body = requireElement<HTMLTableSectionElement>("tbody", table);
  redraw(body, rows, () => {
    body.replaceChildren();
    for (const { cells } of rows) body.insertRow().append(...columns.map((column) => createElement("td", cells[column] ?? "")));
  });
}

function unfinishedItem({ key, name, missing, objections }: UnfinishedVisit, lead: (key: string) => void): HTMLLIElement {
  const item = createElement("li");
  item.append(createLink(name, `visit-${key}`, () => lead(key)), `：${[...missing, ...objections].join("；")}。`);
  return item;
}

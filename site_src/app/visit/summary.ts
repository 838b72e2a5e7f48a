/** What comes of all visits: the tables on the page, and on paper. */

import { createElement, createLink, findAll, requireElement, setHidden, setText } from "../dom/elements";
import { redraw } from "../dom/redraw";
import type { UnfinishedVisit, VisitRow, VisitSummary } from "../generated/visits";
import { printPaper } from "../papers/printing";
import { questionCount, type Visit } from "../values/visit";

/** Shows the tables; `lead` brings an applicant's card into view. */
export function showSummary(frame: HTMLElement, summary: VisitSummary, visits: readonly Visit[], lead: (key: string) => void): void {
  const { clear, apart, unfinished } = summary;
  const { apartTitle = "" } = frame.dataset;
  setText("counts", countsOf(summary, apartTitle), frame);
  showAsked(partOf(frame, "clear"), clear, visits, lead);
  fillTable(partOf(frame, "clear"), clear);
  fillTable(partOf(frame, "apart"), apart);
  fillTable(partOf(frame, "recommended"), clear);
  setHidden(partOf(frame, "apart"), apart.length === 0);
  setHidden(partOf(frame, "unfinished"), unfinished.length === 0);
  const list = requireElement("[data-list=unfinished]", frame);
  redraw(list, unfinished, () => list.replaceChildren(...unfinished.map((one) => unfinishedItem(one, apartTitle, lead))));
}

/** Prints the tables, each with its heading on a sheet of its own; those that are hidden are left out. */
export function printSummary(frame: HTMLElement): void {
  const parts = findAll(".summary-part", frame).filter((part) => !part.hidden);
  const sections = parts.map((part) => {
    const section = createElement("section");
    section.append(...[...part.children].map((child) => child.cloneNode(true)));
    for (const scroll of findAll("[tabindex]", section)) scroll.removeAttribute("tabindex");
    return section;
  });
  printPaper(requireElement("#visits-paper"), sections, frame.dataset.title ?? "");
}

function countsOf({ clear, apart, unfinished }: VisitSummary, apartTitle: string): string {
  const sum = clear.length + apart.length + unfinished.length;
  return sum ? `共 ${sum} 家：列入汇总表 ${clear.length} 家，${apartTitle} ${apart.length} 家，没有填完 ${unfinished.length} 家。` : "还没有单位。";
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

/** What speaks against it already stands first, and marked: the rest is only still to be done. */
function unfinishedItem({ key, name, missing, objections }: UnfinishedVisit, mark: string, lead: (key: string) => void): HTMLLIElement {
  const item = createElement("li");
  item.append(createLink(name, `visit-${key}`, () => lead(key)), "：");
  if (objections.length) {
    const marked = createElement("strong", mark);
    marked.className = "objection";
    item.append(marked, ` ${objections.join("；")}。还要填：`);
  }
  item.append(`${missing.join("；")}。`);
  return item;
}

/** Shows which of those in the table had questions found in their application. */
function showAsked(part: HTMLElement, clear: readonly VisitRow[], visits: readonly Visit[], lead: (key: string) => void): void {
  const asked = visits.filter((visit) => questionCount(visit) && clear.some(({ key }) => key === visit.key));
  const named = asked.map((visit) => ({ key: visit.key, name: visit.texts.name ?? "", count: questionCount(visit) }));
  const list = requireElement("[data-list=asked]", part);
  setHidden(requireElement("[data-when=asked]", part), !named.length);
  redraw(list, named, () =>
    list.replaceChildren(
      ...named.flatMap(({ key, name, count }, index) => [index ? "、" : "", createLink(name, `visit-${key}`, () => lead(key)), ` ${count} 处`]),
    ),
  );
}

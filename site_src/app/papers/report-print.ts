/** The report on paper: laid out for printing, and gone again afterwards. */

import { createElement, requireElement } from "../dom/elements";
import type { Labelled, PaperCondition, PaperFinding, PaperGap, ReportPaper, Section, Table } from "../generated/papers";
import { printPaper } from "./printing";
import type { ReportParts } from "./report-dialog";

/** Texts up to this length stand two in a line. */
const SHORT = 24;
/** Texts up to this length, such as dates, stay in one line of a table. */
const SHORTEST = 10;

/** Prints a report, with the parts that are wanted. */
export function printReport(paper: ReportPaper, parts: ReportParts): void {
  printPaper(requireElement("#report-paper"), pages(paper, parts), `${paper.applicant}　${paper.title}`);
}

function pages(paper: ReportPaper, parts: ReportParts): Node[] {
  return [
    section("report-first", firstPage(paper)),
    ...(parts.conditions ? [section("report-conditions", conditions(paper))] : []),
    ...(parts.answers && paper.sections.length ? [section("report-answers", answers(paper.sections))] : []),
    ...(parts.tables ? paper.tables.map((table) => section("report-table", roster(table))) : []),
  ];
}

function firstPage(paper: ReportPaper): Node[] {
  const { overall, discrepancies, open } = paper;
  return [
    createElement("h1", paper.title),
    definitions(paper.facts),
    verdict(overall, paper.headline),
    ...list("要补上的", paper.gaps.map(gap)),
    ...list("须确认的", paper.confirm.map(finding)),
    ...(open.conditions.length ? [createElement("h2", "还不能定的"), createElement("p", open.conditions.join("、"))] : []),
    ...(open.conditions.length && open.fields.length ? [createElement("p", `先填：${open.fields.slice(0, 6).join("、")}`)] : []),
    ...list("要核对的数", discrepancies.named.map(({ label, text }) => item(label, text))),
    ...(discrepancies.others.length ? [createElement("p", `另有 ${discrepancies.others.length} 处，见自评页。`)] : []),
    createElement("h2", "问谁、怎么数的"),
    definitions([
      { label: "有疑问问", text: paper.whom.map(({ unit, person, phone }) => [unit, person, phone].filter(Boolean).join(" ")).join("；") },
      ...paper.counts,
    ]),
    classed(createElement("p", paper.disclaimer), "report-disclaimer"),
  ];
}

function verdict(overall: ReportPaper["overall"], headline: string): HTMLElement {
  const element = classed(createElement("p"), "report-overall");
  element.append(createElement("strong", overall.label), headline === overall.label ? "" : `　${headline}`);
  return element;
}

function gap({ title, clause, distance, reason, levers, more }: PaperGap): HTMLElement {
  const element = finding({ title: distance ? `${title}（${distance}）` : title, clause, reason });
  const ways = createElement("ul");
  ways.append(...levers.map((lever) => createElement("li", lever)));
  if (more) ways.append(createElement("li", `另有 ${more} 种办法，见自评页。`));
  if (ways.children.length) element.append(ways);
  return element;
}

function finding({ title, clause, reason }: PaperFinding): HTMLElement {
  const element = createElement("li");
  element.append(createElement("strong", title), classed(createElement("span", clause), "report-clause"), createElement("p", reason));
  return element;
}

function item(label: string, text: string): HTMLElement {
  return createElement("li", `${label}：${text}`);
}

function list(title: string, items: HTMLElement[]): HTMLElement[] {
  if (!items.length) return [];
  const element = createElement("ol");
  element.append(...items);
  return [createElement("h2", title), element];
}

function conditions(paper: ReportPaper): Node[] {
  const row = ({ label, verdict, title, clause, basis, reason, quote, reading }: PaperCondition) => {
    const name = createElement("td");
    name.append(createElement("strong", title), createElement("br"), `${clause}　${basis}`);
    const why = createElement("td");
    why.append(createElement("p", reason), createElement("blockquote", `原文：“${quote}”`));
    if (reading) why.append(classed(createElement("p", `本站读法：${reading}`), "report-reading"));
    const state = createElement("td", label);
    state.dataset.verdict = verdict;
    return [state, name, why];
  };
  return [createElement("h2", "全部条件"), table(["结论", "条件", "说明与原文"], paper.conditions.map(row))];
}

function answers(sections: readonly Section[]): Node[] {
  return [
    createElement("h2", "所填的答案"),
    ...sections.flatMap(({ title, rows }) => [
      createElement("h3", title),
      definitions(rows.map(({ label, text }) => ({ label, text }))),
    ]),
  ];
}

function roster({ title, note, columns, rows }: Table): Node[] {
  const cells = rows.map((row) => row.map((text) => classed(createElement("td", text), text.length <= SHORTEST ? "report-short" : "")));
  return [createElement("h2", `${title}（${rows.length} 行）`), ...(note ? [createElement("p", note)] : []), table(columns, cells)];
}

function table(columns: readonly string[], rows: HTMLElement[][]): HTMLTableElement {
  const element = classed(createElement("table"), "report-grid");
  const head = element.createTHead().insertRow();
  head.append(...columns.map((title) => createElement("th", title)));
  const body = element.createTBody();
  for (const cells of rows) body.insertRow().append(...cells);
  return element;
}

function definitions(listed: readonly Labelled[]): HTMLElement {
  const element = createElement("dl");
  for (const { label, text } of listed) {
    const answer = createElement("dd", text);
    if (text.length > SHORT) answer.className = "report-long";
    element.append(createElement("dt", label), answer);
  }
  return element;
}

function section(name: string, contents: Node[]): HTMLElement {
  const element = classed(createElement("section"), name);
  element.append(...contents);
  return element;
}

function classed<E extends HTMLElement>(element: E, name: string): E {
  element.className = name;
  return element;
}

/** Where the application disagrees with itself. */

import { createElement, createLink, linkTo, requireElement, setHidden } from "../dom/elements";
import { redraw } from "../dom/redraw";
import type { ClausePiece, Inconsistency, RowsPart, Severity } from "../generated/report";
import { SEVERITY_LABELS } from "../generated/vocabulary";
import { sentenceText } from "../wording/sentence";

/** How many rows are linked; more would be a list of their own. */
const MOST_ROWS = 10;

/** The gravest first. */
const SEVERITIES = Object.keys(SEVERITY_LABELS) as Severity[];

/** Leads to a row, counted from 1. */
type ShowRow = (roster: string, row: number) => void;

/** Lists what was found, the gravest first. */
export function showConsistency(found: Inconsistency[], showRow: ShowRow): void {
  const sorted = SEVERITIES.flatMap((severity) => found.filter((entry) => entry.severity === severity));
  const list = requireElement("[data-list=consistency]");
  setHidden(requireElement("[data-when=consistency]"), found.length === 0);
  redraw(list, sorted, () => list.replaceChildren(...sorted.map((entry) => item(entry, showRow))));
}

function item({ severity, title, sentence, fields, rows, clause }: Inconsistency, showRow: ShowRow): HTMLLIElement {
  const element = createElement("li");
  element.className = "result";
  element.dataset.severity = severity;
  const heading = createElement("h4");
  const badge = createElement("span", SEVERITY_LABELS[severity]);
  badge.className = "verdict";
  heading.append(badge, ` ${title}`);
  element.append(heading, createElement("p", sentenceText(sentence)));
  const count = rows.reduce((sum, part) => sum + part.rows.length, 0);
  const links = [
    ...fields.map(({ field, text }) => linkTo(field, text)),
    ...rows.flatMap((part) => rowLinks(part, showRow)).slice(0, MOST_ROWS),
    ...(count > MOST_ROWS ? [createElement("span", `共 ${count} 行`)] : []),
  ];
  if (links.length) element.append(paragraph("有关：", links));
  if (clause.length) element.append(paragraph("依据：", clause.map(clauseLink)));
  return element;
}

function paragraph(before: string, links: Node[]): HTMLElement {
  const element = createElement("p", before);
  element.className = "group-note";
  element.append(...links.flatMap((link, index) => (index ? ["、", link] : [link])));
  return element;
}

/** Links the first rows of a roster, which the first link names. */
function rowLinks({ roster, rows }: RowsPart, showRow: ShowRow): HTMLAnchorElement[] {
  const section = requireElement(`[data-roster="${roster}"]`);
  const title = requireElement("[data-text=title]", section).textContent;
  return rows
    .slice(0, MOST_ROWS)
    .map((row, index) => createLink(`${index ? "" : title}第 ${row} 行`, section.id, () => showRow(roster, row)));
}

function clauseLink({ clause, text }: ClausePiece): HTMLAnchorElement {
  const link = createElement("a", text);
  link.className = "clause-ref";
  link.href = `../text/#${clause}`;
  return link;
}

/** Where the form disagrees with itself or with the rosters. */

import { linkTo, make, one } from "./dom";

/** checker/src/checker/_check.py */
export type Inconsistency = {
  id: string;
  severity: "mismatch" | "hint";
  title: string;
  message: string;
  fields: { field: string; label: string }[];
  rows: { roster: string; row: number }[];
  clause: string;
};

const WORDS = { mismatch: "不一致", hint: "提示" };

/** Lists what was found, mismatches first; `showRow` leads to a row, counted from 1. */
export function showConsistency(found: Inconsistency[], showRow: (roster: string, row: number) => void): void {
  const sorted = [...found].sort((one, other) => Number(one.severity === "hint") - Number(other.severity === "hint"));
  one("[data-when=consistency]").hidden = found.length === 0;
  one("[data-list=consistency]").replaceChildren(...sorted.map((entry) => item(entry, showRow)));
}

function item(entry: Inconsistency, showRow: (roster: string, row: number) => void): HTMLLIElement {
  const element = make("li", "");
  element.className = "result";
  element.dataset.severity = entry.severity;
  const heading = make("h4", "");
  const badge = make("span", WORDS[entry.severity]);
  badge.className = "verdict";
  heading.append(badge, ` ${entry.title}`);
  const links = [
    ...entry.fields.map(({ field, label }) => linkTo(field, label)),
    ...entry.rows.map(({ roster, row }) => rowLink(roster, row, showRow)),
  ];
  element.append(heading, make("p", entry.message));
  if (links.length) element.append(paragraph("有关的栏目：", links));
  if (entry.clause) element.append(paragraph("依据 ", [clauseLink(entry.clause)]));
  return element;
}

function paragraph(before: string, links: Node[]): HTMLElement {
  const element = make("p", before);
  element.className = "group-note";
  element.append(...links.flatMap((link, place) => (place ? ["、", link] : [link])));
  return element;
}

function rowLink(roster: string, row: number, showRow: (roster: string, row: number) => void): HTMLAnchorElement {
  const section = one(`[data-roster="${roster}"]`);
  const link = make("a", `${one("[data-text=title]", section).textContent}第 ${row} 行`);
  link.href = `#${section.id}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    showRow(roster, row);
  });
  return link;
}

function clauseLink(clause: string): HTMLAnchorElement {
  const link = make("a", clause);
  link.className = "clause-ref";
  link.href = `../text/#${clause}`;
  return link;
}

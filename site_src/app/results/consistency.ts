/** Where the form disagrees with itself or with the rosters. */

import { linkTo, make, one } from "../dom/elements";

/** checker/src/checker/evaluation/report.py */
export type Inconsistency = {
  id: string;
  severity: "mismatch" | "hint";
  title: string;
  message: string;
  fields: { field: string; label: string }[];
  rows: { roster: string; row: number }[];
  clause: string[];
};

/** How many rows are linked; more would be a list of their own. */
const MOST_ROWS = 10;

const WORDS = { mismatch: "不一致", hint: "提示" };

/** Leads to a row, counted from 1. */
type ShowRow = (roster: string, row: number) => void;

/** Lists what was found, mismatches first. */
export function showConsistency(found: Inconsistency[], showRow: ShowRow): void {
  const sorted = [...found].sort((one, other) => Number(one.severity === "hint") - Number(other.severity === "hint"));
  one("[data-when=consistency]").hidden = found.length === 0;
  one("[data-list=consistency]").replaceChildren(...sorted.map((entry) => item(entry, showRow)));
}

function item(entry: Inconsistency, showRow: ShowRow): HTMLLIElement {
  const element = make("li", "");
  element.className = "result";
  element.dataset.severity = entry.severity;
  const heading = make("h4", "");
  const badge = make("span", WORDS[entry.severity]);
  badge.className = "verdict";
  heading.append(badge, ` ${entry.title}`);
  element.append(heading, make("p", entry.message));
  const fields = entry.fields.map(({ field, label }) => linkTo(field, label));
  const rows = entry.rows.slice(0, MOST_ROWS).map((row, place, { [place - 1]: before }) => rowLink(row, before, showRow));
  if (entry.rows.length > MOST_ROWS) rows.push(make("span", `共 ${entry.rows.length} 行`));
  if (fields.length || rows.length) element.append(paragraph("有关：", [...fields, ...rows]));
  if (entry.clause.length) element.append(paragraph("依据：", entry.clause.map(clauseLink)));
  return element;
}

function paragraph(before: string, links: Node[]): HTMLElement {
  const element = make("p", before);
  element.className = "group-note";
  element.append(...links.flatMap((link, place) => (place ? ["、", link] : [link])));
  return element;
}

type RowAt = Inconsistency["rows"][number];

/** The roster is named where it is not the same as in the link before. */
function rowLink({ roster, row }: RowAt, before: RowAt | undefined, showRow: ShowRow): HTMLElement {
  const section = one(`[data-roster="${roster}"]`);
  const title = before?.roster === roster ? "" : one("[data-text=title]", section).textContent;
  const link = make("a", `${title}第 ${row} 行`);
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

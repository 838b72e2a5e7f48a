/** Which of a roster's rows are shown, and in which order. */

import type { Column } from "../columns";
import type { Sorting } from "./head";
import { VERDICT_LABELS, VERDICT_ORDER } from "../../generated/vocabulary";
import { hasAny, type RosterRow } from "../roster-store";

const COLLATOR = new Intl.Collator("zh", { numeric: true });

/** Returns the indices of the rows that have a verdict or mark, and all words, in their order. */
export function arranged(
  rows: readonly RosterRow[],
  columns: readonly Column[],
  shown: string,
  words: string,
  sorting: Sorting | null,
): number[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const indices = rows.map((_, index) => index).filter((index) => matches(rows[index]!, columns, shown, wanted));
  if (!sorting) return indices;
  const { column, descending } = sorting;
  return indices.sort((one, other) => compare(rows[one]!, rows[other]!, column, descending));
}

function matches({ texts, finding }: RosterRow, columns: readonly Column[], shown: string, wanted: string[]): boolean {
  if (shown === "error" ? !hasAny(finding?.errors) : shown === "warning" ? !hasAny(finding?.warnings) : false) return false;
  if (shown in VERDICT_LABELS && finding?.verdict !== shown) return false;
  if (!wanted.length) return true;
  const text = columns.map(({ name, label }) => label(texts[name] ?? "")).join("\n").toLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** Cells without a text come last, whichever way is sorted. */
function compare(one: RosterRow, other: RosterRow, column: Column, descending: boolean): number {
  const direction = descending ? -1 : 1;
  if (column.kind === "verdict") return (urgency(one) - urgency(other)) * direction;
  const [text, otherText] = [one.texts[column.name], other.texts[column.name]];
  if (!text || !otherText) return Number(!text) - Number(!otherText);
  if (column.kind === "number" || column.kind === "years") {
    const [value, otherValue] = [Number(text), Number(otherText)];
    if (Number.isNaN(value) || Number.isNaN(otherValue))
      return Number(Number.isNaN(value)) - Number(Number.isNaN(otherValue));
    return (value - otherValue) * direction;
  }
  // A date's text sorts as the date does, and a month comes before its days.
  return COLLATOR.compare(column.label(text), column.label(otherText)) * direction;
}

function urgency({ finding }: RosterRow): number {
  if (!finding) return VERDICT_ORDER.length;
  return hasAny(finding.errors) ? -1 : VERDICT_ORDER.indexOf(finding.verdict);
}

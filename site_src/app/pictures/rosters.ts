/** A roster's rows: how they spread along thresholds, which conditions they meet, which columns they lack. */

import { createElement } from "../dom/elements";
import type { RosterPictures, Spread, Tally } from "../generated/report";
import { VERDICT_LABELS, VERDICTS } from "../generated/vocabulary";
import { barTable, type Line } from "./table";

/** Returns the heading of a roster and its tables. */
export function rosterPictures({ title, rows, spreads, conditions, missing }: RosterPictures): HTMLElement[] {
  return [
    createElement("h3", `${title}（${rows} 行）`),
    ...spreads.map(spreadTable),
    barTable("各条条件，有多少行", "", conditions.map(({ title: label, counts }) => verdictLine(label, counts, rows))),
    ...(missing.length ? [barTable("缺这些栏，条件还不能定", "", missing.map((column) => plainLine(column.label, column.rows, rows)))] : []),
  ];
}

function spreadTable({ title, required, note, steps, blank }: Spread): HTMLElement {
  const most = Math.max(blank, ...steps.map(({ rows }) => rows), 1);
  const beyond = steps.findIndex(({ within }) => !within);
  const lines = steps.map(({ text, rows }, place) => ({ ...plainLine(text, rows, most), isBeyond: place === beyond }));
  const unknown = blank ? [{ ...plainLine("还算不出", blank, most), segments: [{ name: "rest", share: blank / most }] }] : [];
  return barTable(`${title}：${required}`, note, [...lines, ...unknown]);
}

function plainLine(label: string, rows: number, most: number): Line {
  return { label, text: `${rows} 行`, segments: [{ name: "plain", share: rows / most }] };
}

function verdictLine(label: string, counts: Tally, rows: number): Line {
  const present = VERDICTS.filter((verdict) => counts[verdict]);
  return {
    label,
    text: present.map((verdict) => `${VERDICT_LABELS[verdict]} ${counts[verdict]}`).join("、"),
    segments: present.map((verdict) => ({ name: verdict, share: counts[verdict] / rows })),
  };
}

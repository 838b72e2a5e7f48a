/** Prints the list of an applicant's materials, as a table to tick off on paper. */

import { createElement, requireElement } from "../dom/elements";
import type { Checklist, ChecklistLine } from "../generated/papers";
import { MATERIAL_NEEDS, MATERIAL_STATES } from "../generated/vocabulary";
import { sentenceText } from "../wording/sentence";
import { copies, spine, summary, titleOf } from "./checklist-list";
import type { MaterialStates } from "./checklist-states";
import { printPaper } from "./printing";

const HEADINGS = ["状态", "册", "材料", "要求", "公章、签字", "证明的条件（现在的结论）"];

export function printChecklist(list: Checklist, states: MaterialStates, applicant: string): void {
  const paper = requireElement("#checklist-paper");
  const { title = "", disclaimer = "" } = paper.dataset;
  const heading = `${applicant || title} 申报材料清单`;
  const contents = [
    createElement("h1", heading),
    createElement("p", `底稿，非官方表样。对照${title}和所填答案整理，以通知原文为准。${disclaimer}`),
    createElement("p", [summary(list, states), copies(list), spine(list)].join("")),
    table(list, states),
  ];
  printPaper(paper, contents, heading);
}

function table(list: Checklist, states: MaterialStates): HTMLTableElement {
  const element = createElement("table");
  element.className = "checklist-grid";
  const volumes = new Map(list.volumes.map(({ id, title }) => [id, title]));
  const needed = list.lines.filter(({ outcome }) => outcome !== "no");
  const rows = needed.map((line) => cells(line, volumes.get(line.volume) ?? "", states));
  // A column in which no line says anything is left out.
  const kept = HEADINGS.map((_, place) => rows.some((row) => row[place]));
  const shown = (texts: readonly string[]) => texts.filter((_, place) => kept[place]);
  element.createTHead().insertRow().append(...shown(HEADINGS).map((heading) => createElement("th", heading)));
  const body = element.createTBody();
  for (const row of rows) body.insertRow().append(...shown(row).map((text) => createElement("td", text)));
  return element;
}

function cells(line: ChecklistLine, volume: string, states: MaterialStates): string[] {
  const state = MATERIAL_STATES[states[line.id] as keyof typeof MATERIAL_STATES] ?? "□";
  const open = line.outcome === "open" ? `${MATERIAL_NEEDS.open}：${sentenceText(line.sentence)}` : "";
  const proves = line.proves.map(({ title, label }) => `${title}（${label}）`).join("；");
  return [state, volume, `${titleOf(line)}（${line.clause}）`, [open, ...line.wanted].filter(Boolean).join("\n"), line.seals.join("；"), proves];
}

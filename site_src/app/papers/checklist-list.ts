/** Draws the list of an applicant's materials: by volume, what is not needed folded away. */

import { createElement, createLink, linkTo, requireElement, setText } from "../dom/elements";
import { redraw } from "../dom/redraw";
import { showEntry } from "../dom/result-entry";
import type { Checklist, ChecklistLine, ProvedCondition, Volume } from "../generated/papers";
import { MATERIAL_NEEDS, MATERIAL_STATES } from "../generated/vocabulary";
import { sentenceNodes } from "../wording/sentence";
import type { MaterialStates } from "./checklist-states";

type ListServices = {
  states: MaterialStates;
  /** Notes a state of a line; an empty one takes it back. */
  mark(line: string, state: string): void;
  showRow(roster: string, row: number): void;
};

export function drawChecklist(section: HTMLElement, list: Checklist, services: ListServices): void {
  const { states } = services;
  setText("checklist-summary", summary(list, states), section);
  setText("checklist-copies", copies(list), section);
  setText("checklist-spine", spine(list), section);
  const place = requireElement("[data-list=checklist]", section);
  redraw(place, list, () => {
    const focused = document.activeElement?.id;
    place.replaceChildren(...list.volumes.flatMap((volume) => drawVolume(volume, list, services)));
    if (focused && place.querySelector(`[id="${focused}"]`)) document.getElementById(focused)?.focus({ preventScroll: true });
  });
  for (const select of place.querySelectorAll("select")) select.value = states[select.dataset.line ?? ""] ?? "";
}

/** Says how many are needed, and how far these are. */
export function summary({ lines }: Checklist, states: MaterialStates): string {
  const wanted = lines.filter(({ outcome }) => outcome !== "no");
  const needs = (["yes", "open", "no"] as const).map((outcome) => counted(MATERIAL_NEEDS[outcome], lines, (line) => line.outcome === outcome));
  const marks = Object.entries({ ...MATERIAL_STATES, "": "没有标记" });
  const marked = marks.map(([state, label]) => counted(label, wanted, ({ id }) => (states[id] ?? "") === state));
  return [needs, marked].map((said) => said.filter(Boolean).join("、")).filter(Boolean).join("。其中") + "。";
}

function counted(label: string, lines: readonly ChecklistLine[], holds: (line: ChecklistLine) => boolean): string {
  const count = lines.filter(holds).length;
  return count ? `${label} ${count}` : "";
}

/** Says what the notice asks for of the whole, once for all lines. */
export function copies({ copies: words }: Checklist): string {
  return words && `份数：${words}。`;
}

export function spine({ spine: words, named }: Checklist): string {
  return words && `书脊：${words}${named ? "" : "（先在自评表填写名称）"}`;
}

function drawVolume(volume: Volume, { lines }: Checklist, services: ListServices): HTMLElement[] {
  const own = lines.filter((line) => line.volume === volume.id);
  const [needed, spared] = [own.filter(({ outcome }) => outcome !== "no"), own.filter(({ outcome }) => outcome === "no")];
  const list = createElement("ul");
  list.className = "materials";
  list.append(...needed.map((line) => drawLine(line, services)));
  const parts: HTMLElement[] = volume.title ? [createElement("h4", volume.title)] : [];
  if (needed.length) parts.push(list);
  if (spared.length) parts.push(drawSpared(spared, services));
  return parts;
}

function drawSpared(lines: readonly ChecklistLine[], services: ListServices): HTMLElement {
  const fold = createElement("details");
  const list = createElement("ul");
  list.append(
    ...lines.map((line) => {
      const entry = createElement("li", `${titleOf(line)}：`);
      entry.append(...reason(line, services));
      return entry;
    }),
  );
  fold.append(createElement("summary", `${MATERIAL_NEEDS.no}的 ${lines.length} 项`), list);
  return fold;
}

function drawLine(line: ChecklistLine, services: ListServices): HTMLElement {
  const entry = createElement("li");
  entry.dataset.material = line.id;
  entry.dataset.outcome = line.outcome;
  const head = createElement("p");
  head.className = "material-head";
  head.append(stateChooser(line, services), createElement("strong", titleOf(line)), " ", tag(line.clause));
  entry.append(head);
  if (line.sentence.length) {
    const why = createElement("p");
    if (line.outcome === "open") why.append(tag(MATERIAL_NEEDS.open), " ");
    why.append(...reason(line, services));
    entry.append(why);
  }
  const wanted = createElement("p", line.wanted.join("　"));
  wanted.append(...line.seals.flatMap((said) => [" ", tag(said)]));
  if (wanted.textContent) entry.append(wanted);
  if (line.proves.length) entry.append(drawProved(line.proves));
  return entry;
}

function stateChooser({ id, item, part }: ChecklistLine, { mark }: ListServices): HTMLElement {
  const select = createElement("select");
  select.id = `material-${id}`;
  select.dataset.line = id;
  select.setAttribute("aria-label", `${part || item}的状态`);
  select.append(new Option("没有标记", ""), ...Object.entries(MATERIAL_STATES).map(([state, label]) => new Option(label, state)));
  select.addEventListener("change", () => mark(id, select.value));
  return select;
}

function drawProved(proves: readonly ProvedCondition[]): HTMLElement {
  const element = createElement("p", "证明：");
  element.append(
    ...proves.flatMap(({ id, title, verdict, label }, number) => {
      const said = createElement("span");
      const shown = createElement("span", label);
      shown.className = "verdict";
      if (verdict) said.dataset.verdict = verdict;
      said.append(document.querySelector(`[data-condition="${id}"]`) ? createLink(title, "results", () => showEntry(id)) : title, " ", shown);
      return number ? ["、", said] : [said];
    }),
  );
  return element;
}

function reason({ sentence }: ChecklistLine, { showRow }: ListServices): (string | Node)[] {
  return sentenceNodes(sentence, (name) => {
    if ("row" in name) return createLink(name.text, "rosters", () => showRow(name.roster, name.row));
    return "field" in name ? linkTo(name.field, name.text) : null;
  });
}

/** Returns what a material is called: its item, and which part of it. */
export function titleOf({ item, part }: ChecklistLine): string {
  return part && part !== item ? `${item}：${part}` : item;
}

function tag(text: string): HTMLElement {
  const element = createElement("span", text);
  element.className = "tag";
  return element;
}

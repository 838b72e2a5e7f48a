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

/** Says how many are needed or may be, how far these are, and how many are not. */
export function summary({ lines }: Checklist, states: MaterialStates): string {
  const by = (...needs: ChecklistLine["outcome"][]) => lines.filter(({ outcome }) => needs.includes(outcome));
  const needed = (["yes", "open"] as const).filter((need) => by(need).length).map((need) => `${MATERIAL_NEEDS[need]} ${by(need).length} 项`);
  const marked = Object.entries({ ...MATERIAL_STATES, "": "还没有标记" }).flatMap(([state, label]) => {
    const count = by("yes", "open").filter(({ id }) => (states[id] ?? "") === state).length;
    return count ? [`${count} 项${label}`] : [];
  });
  const spared = by("no").length;
  const parts = [
    ...(needed.length ? [`${needed.join("、")}，其中 ${marked.join("、")}`] : []),
    ...(spared ? [`${MATERIAL_NEEDS.no} ${spared} 项`] : []),
  ];
  return `${parts.join("；")}。`;
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

/** The conditions that the field in focus decides: named at the top of the results, marked in the list; and each field's verdict. */

import { controlsIn, isAnswered } from "../dom/controls";
import { createElement, findAll, requireElement } from "../dom/elements";
import { redraw } from "../dom/redraw";
import { scrollWithin } from "../dom/scrolling";

type Entry = { element: HTMLElement; reads: readonly string[] };

export type Current = {
  /** Says anew what was found, after the entries have changed. */
  refresh(): void;
};

export function bindCurrent(form: HTMLElement): Current {
  const results = requireElement("#results");
  const strip = requireElement("[data-text=current]", results);
  const head = requireElement(".results-head", results);
  const entries: Entry[] = findAll("[data-condition]", results).map((element) => ({
    element,
    reads: (element.dataset.reads ?? "").split(" "),
  }));
  const fields = findAll("[data-verdict-of]", form).map((place) => ({
    place,
    entries: reading(place.dataset.verdictOf ?? ""),
  }));
  let current: HTMLElement[] = [];
  let isInView = false;

  function reading(path: string): HTMLElement[] {
    return entries.filter(({ reads }) => reads.includes(path)).map(({ element }) => element);
  }

  function refresh(): void {
    for (const { place, entries: own } of fields) {
      const applicable = own.filter(isApplicable);
      // What is met without an answer says nothing of it.
      const shown = eachVerdictOnce(hasAnswer(place) ? applicable : applicable.filter(({ dataset }) => dataset.verdict !== "met"));
      const verdicts = shown.map(({ dataset }) => [dataset.condition, dataset.verdict]);
      redraw(place, verdicts, () => place.replaceChildren(...shown.map(badge)));
    }
    if (current.length) strip.replaceChildren(...current.map(summary));
    if (isInView && !current.some((element) => element.checkVisibility())) showFirst();
  }

  /** Where the condition is met and folded away, what is lacking is more to the point. */
  function showFirst(): void {
    isInView = false;
    results.scrollTop = 0;
  }

  form.addEventListener("focusin", ({ target }) => {
    const name = target instanceof HTMLInputElement ? target.name : "";
    const found = [...reading(name), ...reading(name.replace(/\.\d+$/, ""))];
    if (!found.length) return;
    current = [...new Set(found)];
    for (const { element } of entries) element.classList.toggle("is-current", current.includes(element));
    strip.replaceChildren(...current.map(summary));
    const visible = current.find((element) => element.checkVisibility());
    isInView = visible !== undefined;
    if (visible) scrollWithin(results, visible, head.getBoundingClientRect().height);
    else showFirst();
  });

  return { refresh };
}

/** Whether the field of a verdict's place has an answer, typed or counted. */
function hasAnswer({ parentElement: field }: HTMLElement): boolean {
  if (!field || field.querySelector(".counted:not([hidden])")) return true;
  return controlsIn(field).some(isAnswered);
}

/** An answer that only hints at how to proceed, or is merely encouraged, is not missed. */
function isApplicable({ dataset: { verdict, level, summary } }: HTMLElement): boolean {
  if (verdict === undefined || verdict === "not_applicable" || summary !== undefined) return false;
  return verdict !== "unknown" || level === "applicant" || level === "material";
}

function eachVerdictOnce(entries: readonly HTMLElement[]): HTMLElement[] {
  return [...new Map(entries.map((entry) => [entry.dataset.verdict, entry])).values()];
}

function badge(entry: HTMLElement): HTMLElement {
  const element = createElement("span", textIn(entry, "verdict"));
  element.className = "verdict";
  const frame = createElement("span");
  frame.dataset.verdict = entry.dataset.verdict;
  frame.title = textIn(entry, "title");
  frame.append(element);
  return frame;
}

/** One line on a condition: its verdict, and what is lacking or else why. */
function summary(entry: HTMLElement): HTMLElement {
  const line = createElement("span");
  line.className = "current-condition";
  const isDeclared = entry.dataset.basis === "declared" && entry.dataset.verdict !== "unknown";
  const why = isDeclared ? "" : `：${textIn(entry, "gap") || textIn(entry, "reason")}`;
  line.append(badge(entry), ` ${textIn(entry, "title")}${why}`);
  return line;
}

function textIn(entry: HTMLElement, name: string): string {
  return requireElement(`[data-text=${name}]`, entry).textContent ?? "";
}

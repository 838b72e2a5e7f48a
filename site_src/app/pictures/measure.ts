/** A value beside its threshold: a bar, and a mark that stands at the same place in every bar. */

import { redraw } from "../dom/redraw";
import type { Measure } from "../generated/report";
import { bar, percent, svgElement } from "./svg";

/** Where the mark stands; what is more than one and a half times the threshold does not fit and is cut. */
const MARK = 2 / 3;

/** The bar's place in its picture, in pixels; words stand below it. */
const BAR = { y: 3, height: 10 };
const BASELINE = 28;

/** How far a bar goes beyond the mark at least, if its value does. */
const LEAST_EXCESS = 4;

/** Draws a measure into the element's slot, or empties it. */
export function drawMeasure(element: Element, measure: Measure | undefined): void {
  const slot = element.querySelector("[data-picture]");
  if (slot) redraw(slot, measure ?? null, () => slot.replaceChildren(...(measure ? [picture(measure)] : [])));
}

function picture(measure: Measure): SVGElement {
  return svgElement(
    "svg",
    { class: "measure", role: "img", "aria-label": measure.text },
    bar("measure-track", 0, 1, BAR),
    ...bars(measure),
    svgElement("line", { class: "measure-mark", x1: percent(MARK), x2: percent(MARK), y1: 0, y2: 16 }),
    svgElement("text", { class: "measure-value", x: 0, y: BASELINE }, valuesText(measure)),
    svgElement("text", { class: "measure-required", x: "100%", y: BASELINE, "text-anchor": "end" }, measure.required),
  );
}

/**
 * Draws the value; of two, a full bar up to the smaller one and its outline up to the other.
 *
 * A value that falls short never touches the mark, however little it lacks, and one that exceeds a ceiling is seen to.
 */
function bars({ threshold, values, ceiling }: Measure): SVGElement[] {
  const ends = values
    .map(({ number, holds }) => ({ at: (MARK * Number(number)) / Number(threshold), holds }))
    .sort((one, other) => one.at - other.at);
  const [least, most] = [ends[0], ends[ends.length - 1]];
  if (!least || !most) return [];
  const gap = svgElement("line", { class: "measure-gap", x1: percent(MARK), x2: percent(MARK), y1: BAR.y, y2: BAR.y + BAR.height });
  return [
    bar("measure-bar", 0, shown(least.at), BAR),
    ...(!ceiling && !least.holds && most.holds ? [gap] : []),
    ...(least === most ? [] : [bar("measure-range", shown(least.at), shown(most.at), BAR)]),
    ...(!ceiling && !most.holds ? [gap] : []),
    ...(ceiling && !most.holds ? [excess(least.holds ? "measure-range" : "measure-bar")] : []),
    ...(most.at > 1 ? [arrow()] : []),
  ];
}

function shown(at: number): number {
  return Math.min(at, 1);
}

function excess(name: string): SVGElement {
  return svgElement("rect", { class: name, x: percent(MARK), width: LEAST_EXCESS, ...BAR });
}

/** Says at the right edge that the bar goes on. */
function arrow(): SVGElement {
  const [top, middle, bottom] = [BAR.y, BAR.y + BAR.height / 2, BAR.y + BAR.height];
  return svgElement(
    "svg",
    { class: "measure-cut", x: "100%", overflow: "visible" },
    svgElement("rect", { class: "measure-gap", x: -14, width: 15, y: top - 1, height: BAR.height + 2 }),
    svgElement("path", { class: "measure-arrow", d: `M-11 ${top}L-1 ${middle}L-11 ${bottom}Z` }),
  );
}

function valuesText({ values }: Measure): string {
  return values.map(({ text }) => text).join(" / ");
}

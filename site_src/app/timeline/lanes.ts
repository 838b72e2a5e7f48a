/** One lane of the axis: the notice's window, days by their verdicts, and single days. What it shows is told beside it. */

import { percent, svgElement } from "../pictures/svg";
import type { Span } from "../generated/report";
import type { Axis } from "./axis";

/** What every lane shows. */
export type Ground = { axis: Axis; window: readonly [string, string]; days: readonly string[]; today: string };

const HEIGHT = 22;
const BAR = { y: 7, height: 8 };
const MIDDLE = BAR.y + BAR.height / 2;

type Lane = {
  spans?: readonly Span[];
  /** Days that are answered, and such on which months are full. */
  answered?: readonly string[];
  full?: readonly string[];
  /** Days of rows. */
  rows?: readonly string[];
};

export function drawLane({ axis, window, days, today }: Ground, { spans = [], answered = [], full = [], rows = [] }: Lane): SVGElement {
  const [first, last] = window;
  return svgElement(
    "svg",
    { class: "timeline-lane", "aria-hidden": "true" },
    stretch("timeline-window", axis.at(first), axis.at(last), 0, HEIGHT),
    ...spans.map((span) => bar(axis, span)),
    ...days.filter(axis.has).map((day) => upright("timeline-chosen", axis.at(day), 0, HEIGHT)),
    ...(rows.length && axis.has(today) ? [upright("timeline-today", axis.at(today), 0, HEIGHT)] : []),
    ...rows.filter(axis.has).map((day) => upright("timeline-row", axis.at(day), BAR.y, BAR.y + BAR.height)),
    ...full.map((day) => mark("timeline-full", axis, day, MIDDLE, 2.5)),
    ...answered.map((day) => mark("timeline-answered", axis, day, MIDDLE, 4)),
  );
}

function bar(axis: Axis, { first, last, verdict }: Span): SVGElement {
  const element = stretch("timeline-span", first ? axis.at(first) : 0, last ? axis.at(last) : 1, BAR.y, BAR.height);
  element.dataset.verdict = verdict;
  return element;
}

function stretch(name: string, from: number, to: number, y: number, height: number): SVGElement {
  return svgElement("rect", { class: name, x: percent(from), width: percent(to - from), y, height });
}

function upright(name: string, at: number, y1: number, y2: number): SVGElement {
  return svgElement("line", { class: name, x1: percent(at), x2: percent(at), y1, y2 });
}

/** A day that lies beyond the axis is a hollow mark at its end. */
function mark(name: string, axis: Axis, day: string, cy: number, r: number): SVGElement {
  const element = svgElement("circle", { class: name, cx: percent(Math.min(0.99, Math.max(0.01, axis.at(day)))), cy, r });
  if (!axis.has(day)) element.dataset.beyond = "";
  return element;
}

/** What a whole is made of: one bar of its parts, the share that counts beside the one that is required. */

import { createElement } from "../dom/elements";
import type { Composition, CompositionPart, Measure } from "../generated/report";
import { bar, percent, svgElement } from "./svg";
import { barTable } from "./table";

const BAR = { y: 3, height: 14 };
const BASELINE = 30;

/** Narrower parts have no room for their number. */
const LEAST_NUMBERED = 0.04;

/** Returns the picture, and a table that says the same. */
export function compositionPicture({ title, whole, parts, note, measure }: Composition): HTMLElement {
  const figure = createElement("div");
  figure.append(createElement("h3", title));
  if (note) {
    figure.append(createElement("p", note));
    return figure;
  }
  const threshold = measure ? Number(measure.threshold) / 100 : null;
  const isShort = measure?.values.some(({ holds }) => !holds) ?? false;
  const lines = parts.map((part, place) => ({
    label: `${place + 1} ${part.label}`,
    text: `${part.text}，${part.percent}%${part.counts ? "，计入" : ""}`,
    segments: [{ name: kind(part), share: share(part) }],
  }));
  figure.append(stack(parts, threshold, isShort), barTable(whole, measure ? shareText(measure) : "", lines));
  return figure;
}

function shareText({ values, text }: Measure): string {
  return values.length ? `计入的占 ${text}` : `计入的${text}`;
}

/** The parts in a row, each with its number; what falls short does not touch the mark. */
function stack(parts: CompositionPart[], threshold: number | null, isShort: boolean): Node {
  let end = 0;
  const drawn = parts.flatMap((part, place) => {
    const from = end;
    end += share(part);
    const number = svgElement("text", { x: percent((from + end) / 2), y: BASELINE, "text-anchor": "middle" }, String(place + 1));
    return [bar(`part part-${kind(part)}`, from, end, BAR), ...(share(part) < LEAST_NUMBERED ? [] : [number])];
  });
  const line = (name: string, y1: number, y2: number, at: number) =>
    svgElement("line", { class: name, x1: percent(at), x2: percent(at), y1, y2 });
  const mark = threshold === null ? [] : [
    ...(isShort ? [line("measure-gap", BAR.y, BAR.y + BAR.height, threshold)] : []),
    line("measure-mark", 0, BAR.y + BAR.height + 3, threshold),
  ];
  return svgElement("svg", { class: "stack", "aria-hidden": "true" }, ...drawn, ...mark);
}

function kind({ counts, rest }: CompositionPart): string {
  if (rest) return "rest";
  return counts ? "counts" : "other";
}

function share({ percent: written }: CompositionPart): number {
  return Number(written) / 100;
}

/** Tables in which every number has its bar: who does not see the bars misses nothing. */

import { createElement } from "../dom/elements";
import { bar, svgElement } from "./svg";

const HEIGHT = 12;

export type Segment = { name: string; share: number };

export type Line = {
  label: string;
  text: string;
  /** The parts of the bar, each a share of the width. */
  segments: Segment[];
  /** Whether the threshold stands above this line. */
  isBeyond?: boolean;
};

/** Returns a table with a bar in each line; `notes` stand below its title. */
export function barTable(title: string, notes: string, lines: Line[]): HTMLTableElement {
  const table = createElement("table");
  table.className = "figures";
  const caption = table.createCaption();
  caption.append(createElement("strong", title), ...(notes ? [createElement("br"), notes] : []));
  const body = table.createTBody();
  for (const line of lines) body.append(row(line));
  return table;
}

function row({ label, text, segments, isBeyond }: Line): HTMLTableRowElement {
  const line = createElement("tr");
  if (isBeyond) line.className = "limit";
  const heading = createElement("th", label);
  heading.scope = "row";
  const drawn = createElement("td");
  drawn.className = "drawn";
  drawn.append(stripe(segments));
  line.append(heading, drawn, createElement("td", text));
  return line;
}

/** A bar of several parts, one behind the other; it says nothing that the text beside it does not. */
function stripe(segments: Segment[]): SVGElement {
  let from = 0;
  const parts = segments
    .filter(({ share }) => share > 0)
    .map(({ name, share }) => bar(`part part-${name}`, from, (from += share), { y: 0, height: HEIGHT }));
  return svgElement("svg", { "aria-hidden": "true" }, ...parts);
}

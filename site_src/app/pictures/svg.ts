/** Makes elements of SVG, without style attributes, which the page's policy forbids. */

const NAMESPACE = "http://www.w3.org/2000/svg";

type Attributes = Record<string, string | number>;

/** Returns a new element with attributes and contents. */
export function svgElement(tag: string, attributes: Attributes, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(NAMESPACE, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Returns a rectangle that covers part of the width. */
export function bar(name: string, from: number, to: number, place: Attributes): SVGElement {
  return svgElement("rect", { class: name, x: percent(from), width: percent(to - from), ...place });
}

/** Writes a share of the width. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(3)}%`;
}

/** Draws only what has changed: the rest costs the browser nothing, and what has the focus in it keeps it. */

const drawn = new WeakMap<Element, string>();

/** Calls `draw` when the data, which must be plain, are others than those that the element shows; `null` is an empty one. */
export function redraw(element: Element, data: unknown, draw: () => void): void {
  const state = JSON.stringify(data);
  if ((drawn.get(element) ?? "null") === state) return;
  drawn.set(element, state);
  draw();
}

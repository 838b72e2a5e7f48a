/** What the page says about the last thing that was done, and the ways back from it. */

import { one, write } from "../dom/elements";

/** What a button beside the message does. */
export type Offer = { label: string; act: () => void };

let offered: Offer | null = null;

/** Says something; an offer is gone as soon as something else is said. */
export function say(text: string, offer: Offer | null = null): void {
  write("message", text);
  offered = offer;
  const button = one("[data-action=offer]");
  button.textContent = offer?.label ?? "";
  button.hidden = offer === null;
  // The bar stays in sight until something else is done: what it speaks of may be far from the top of the page.
  bar().dataset.fresh = "";
}

export function takeOffer(): void {
  offered?.act();
}

/** Offers to take back a step, and to do one again, each by its name; null for none. */
export function showWays(undo: string | null, redo: string | null): void {
  for (const [action, what] of [["undo", undo], ["redo", redo]] as const) {
    const button = one(`[data-action=${action}]`);
    const hadFocus = document.activeElement === button;
    button.hidden = what === null;
    button.title = what ?? "";
    if (hadFocus && button.hidden) bar().focus({ preventScroll: true });
  }
}

/** Something else is being done: the bar goes back to the top of the page, where it still says what it said. */
export function settle(): void {
  delete bar().dataset.fresh;
}

/** Sends the bar back to the top of the page as the visitor wishes. */
export function dismiss(): void {
  settle();
  bar().focus({ preventScroll: true }); // the button that had the focus is gone
}

/** Returns what went wrong, in words for a visitor. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function bar(): HTMLElement {
  return one("#message-bar");
}

/** The bar that says what was done last, and offers to undo it. */

import { requireElement, setText } from "../dom/elements";

/** What a button beside the message does. */
export type Offer = { label: string; act: () => void };

let offered: Offer | null = null;

/** Says something; an offer is gone as soon as something else is said. */
export function say(text: string, offer: Offer | null = null): void {
  setText("message", text);
  offered = offer;
  const button = requireElement("[data-action=offer]");
  button.textContent = offer?.label ?? "";
  button.hidden = offer === null;
  // The bar stays in sight until something else is done: what it is about may be far from the top of the page.
  bar().dataset.fresh = "";
}

export function takeOffer(): void {
  offered?.act();
}

/** Offers to undo a step and to redo one, each by its name; null for none. */
export function showUndoAndRedo(undo: string | null, redo: string | null): void {
  for (const [action, step] of [["undo", undo], ["redo", redo]] as const) {
    const button = requireElement(`[data-action=${action}]`);
    const hadFocus = document.activeElement === button;
    button.hidden = step === null;
    button.title = step ?? "";
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

function bar(): HTMLElement {
  return requireElement("#message-bar");
}

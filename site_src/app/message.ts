/** What the page says about the last thing that was done, and the way back from it. */

import { one, write } from "./dom";

let undo: (() => void) | null = null;

/** Says something; `action` is what the button beside it does, which is hidden without one. */
export function say(text: string, action: (() => void) | null = null): void {
  write("message", text);
  undo = action;
  one("[data-action=undo]").hidden = action === null;
  // The bar stays in sight until something else is done: what it speaks of may be far from the top of the page.
  one("#message-bar").dataset.fresh = "";
}

/** Takes the way back away: something else was done meanwhile. */
export function forgetUndo(): void {
  undo = null;
  one("[data-action=undo]").hidden = true;
  delete one("#message-bar").dataset.fresh;
}

export function runUndo(): void {
  undo?.();
}

/** Sends the bar back to the top of the page, where it still says what it said. */
export function dismiss(): void {
  const bar = one("#message-bar");
  delete bar.dataset.fresh;
  bar.focus({ preventScroll: true }); // the button that had the focus is gone
}

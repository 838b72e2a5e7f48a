/** The message bar: says what was done last, and offers to undo it. */

import { requireElement, setText } from "../dom/elements";

/** A button beside the message. */
type Offer = { label: string; act: () => void };

let offered: Offer | null = null;
let isWatching = false;

/** Shows a message, with its offer if it has one, in place of the message before. */
export function say(text: string, offer: Offer | null = null): void {
  setText("message", text);
  offered = offer;
  const button = requireElement("[data-action=offer]");
  button.textContent = offer?.label ?? "";
  button.hidden = offer === null;
  bar().toggleAttribute("data-said", text !== "");
  // The bar stays in sight until the visitor goes on: the message may concern a place far down the page.
  pin(text !== "");
  watch();
}

/** Lets a message that offers nothing go as soon as the visitor does something else. */
function watch(): void {
  if (isWatching) return;
  isWatching = true;
  const goOn = ({ target }: Event) => {
    if (!offered && !(target instanceof Node && bar().contains(target))) unpin();
  };
  // Before the action itself, which may have something new to say.
  for (const type of ["click", "input"] as const) document.addEventListener(type, goOn, { capture: true });
}

/** Does what the message offers. */
export function takeOffer(): void {
  offered?.act();
}

/** Shows the buttons that undo and redo a step, with the names of these steps; null hides a button. */
export function showUndoAndRedo(undo: string | null, redo: string | null): void {
  for (const [action, step] of [["undo", undo], ["redo", redo]] as const) {
    const button = requireElement(`[data-action=${action}]`);
    const hadFocus = document.activeElement === button;
    button.hidden = step === null;
    button.title = step ?? "";
    if (hadFocus && button.hidden) focusMessage();
  }
  // The message beside the button may be about something else, such as a download.
  setText("undo-step", undo ? `撤销的是：${undo}` : "");
}

/** Moves the bar back to the top of the page, with its message, since the visitor has gone on. */
export function unpin(): void {
  pin(false);
}

/** Moves the bar back to the top of the page because the visitor has asked for it. */
export function dismiss(): void {
  unpin();
  focusMessage();
}

/** Gives the focus to the message, beside its offer, because what had it is gone. */
export function focusMessage(): void {
  bar().focus({ preventScroll: true });
}

function pin(pinned: boolean): void {
  bar().toggleAttribute("data-fresh", pinned);
  document.documentElement.toggleAttribute("data-message-pinned", pinned);
}

function bar(): HTMLElement {
  return requireElement("#message-bar");
}

/** What has the focus stays where it is in the window while the page around it changes. */

/** Changes the page; if what has the focus was in sight, it comes to lie exactly where it was, whatever grew above it. */
export function holdFocusInPlace(change: () => void): void {
  const focused = document.activeElement;
  const { top, bottom } = (focused ?? document.body).getBoundingClientRect();
  change();
  if (!focused || focused === document.body || bottom <= 0 || top >= innerHeight) return;
  const moved = focused.isConnected ? focused.getBoundingClientRect().top - top : 0;
  if (moved) scroller(focused).scrollBy({ top: moved, behavior: "instant" });
}

function scroller(element: Element): Element {
  for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement)
    if (parent.scrollHeight > parent.clientHeight && /auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  return document.scrollingElement ?? document.documentElement;
}

/** Moves elements; what has the focus within them keeps it. */
export function keepFocus(move: () => void): void {
  const focused = document.activeElement;
  move();
  if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true });
}

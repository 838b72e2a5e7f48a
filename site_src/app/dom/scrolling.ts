/** Frames that scroll by themselves, beside the page. */

/** Brings an element of a frame into view there, below what covers the frame's top, in pixels; the page stays where it is. */
export function scrollWithin(frame: HTMLElement, element: HTMLElement, covered = 0): void {
  if (frame.scrollHeight <= frame.clientHeight) return;
  const [view, place] = [frame.getBoundingClientRect(), element.getBoundingClientRect()];
  if (place.top < view.top + covered) frame.scrollBy({ top: place.top - view.top - covered, behavior: "instant" });
  else if (place.bottom > view.bottom) frame.scrollBy({ top: place.bottom - view.bottom, behavior: "instant" });
}

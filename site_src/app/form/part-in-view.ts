/** Which of a page's parts the visitor is in. */

/** How far down the window the line is on which the part in view begins at the latest. */
const LINE = 0.25;

/** Calls `mark` with the part that the visitor is in, whenever it is another; returns the way to say where they went. */
export function followParts(parts: readonly HTMLElement[], mark: (part: HTMLElement) => void): (part: HTMLElement) => void {
  let current = partInView(parts);
  /** Whether the visitor has gone to the current part, which then stays the current one while it is in view. */
  let isChosen = false;
  let isDue = false;

  function turnTo(part: HTMLElement | undefined): void {
    if (!part || part === current) return;
    current = part;
    mark(part);
  }

  function choose(part: HTMLElement): void {
    isChosen = true;
    turnTo(part);
  }

  function follow(): void {
    isDue = false;
    isChosen &&= current !== undefined && isInView(current);
    if (!isChosen) turnTo(partInView(parts));
  }

  self.addEventListener(
    "scroll",
    () => {
      if (!isDue) requestAnimationFrame(follow);
      isDue = true;
    },
    { passive: true },
  );
  document.addEventListener("focusin", ({ target }) => {
    const part = parts.find((one) => target instanceof Node && one.contains(target));
    if (part) choose(part);
  });
  if (current) mark(current);
  return choose;
}

/** Returns the last part that begins above the line, which sinks to the lower end where the page ends. */
function partInView(parts: readonly HTMLElement[]): HTMLElement | undefined {
  const below = document.documentElement.scrollHeight - scrollY - innerHeight;
  const line = innerHeight * (below < innerHeight ? 1 - (1 - LINE) * (below / innerHeight) : LINE);
  return parts.filter((part) => part.getBoundingClientRect().top <= line).pop() ?? parts[0];
}

function isInView(part: HTMLElement): boolean {
  const { top, bottom } = part.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

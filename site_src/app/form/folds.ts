/** Fields that may stay blank are folded away; what has been entered there, or is asked for, opens them. */

import { controlsIn, isAnswered } from "../dom/controls";
import { findAll, unfold } from "../dom/elements";

const FOLDS = "details.optional";

/** Opens what the page's address asks for, and leaves out on paper what is blank. */
export function bindFolds(form: HTMLElement): void {
  function reveal(): void {
    const asked = document.getElementById(location.hash.slice(1));
    const fold = asked?.closest<HTMLDetailsElement>(`${FOLDS}:not([open])`);
    if (!asked || !fold) return;
    unfold(asked);
    asked.scrollIntoView();
  }

  function markBlank(): void {
    for (const part of findAll(`${FOLDS}, ${FOLDS} .field`, form)) part.classList.toggle("blank", !isFilled(part));
  }

  self.addEventListener("hashchange", reveal);
  self.addEventListener("beforeprint", markBlank);
  reveal();
}

/** Opens the folds in which something is entered. */
export function openFilled(form: HTMLElement): void {
  for (const fold of findAll<HTMLDetailsElement>(FOLDS, form)) fold.open ||= isFilled(fold);
}

function isFilled(part: HTMLElement): boolean {
  return controlsIn(part).some(isAnswered);
}

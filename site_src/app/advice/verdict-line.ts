/** How a verdict is said where conditions are listed outside the results. */

import { createElement } from "../dom/elements";
import type { Basis, Gap, Sentence, Verdict } from "../generated/report";
import { RESULT_LABELS } from "../generated/vocabulary";
import { sentenceNodes, sentenceText } from "../wording/sentence";

type Found = { verdict: Verdict; sentence: Sentence; gap?: Gap };

/** Returns a verdict's label in its colour; it stands in an element with `data-verdict`. */
export function badge(basis: Basis, verdict: Verdict): HTMLElement {
  const label = createElement("span", RESULT_LABELS[basis][verdict]);
  label.className = "verdict";
  return label;
}

/** Returns why, and what would close the gap; `link` makes a link of a name, or null where it stays text. */
export function reasons({ sentence, gap }: Found, link: Parameters<typeof sentenceNodes>[1] = () => null): HTMLElement[] {
  const reason = createElement("p");
  reason.append(...sentenceNodes(sentence, link));
  if (!gap) return [reason];
  const distance = createElement("p", sentenceText(gap.sentence));
  distance.className = "gap";
  return [reason, distance];
}

/** Where answers disagree with each other, said at each field that has to do with it. */

import { createElement, findAll, setHidden, unfold } from "../dom/elements";
import { redraw } from "../dom/redraw";
import type { Counted, Inconsistency } from "../generated/report";
import { sentenceText } from "../wording/sentence";

/** Shows each inconsistency at all of its fields, apart from those that the count from a roster beside the field tells. */
export function showDisagreements(found: Inconsistency[], counts: Counted[]): void {
  const differing = new Set(counts.filter(({ differs }) => differs).map(({ field }) => field));
  const told = ({ fields: [field, ...others] }: Inconsistency) => field && !others.length && differing.has(field.field);
  const untold = found.filter((entry) => !told(entry));
  for (const element of findAll(".disagreements")) {
    const here = untold.filter(({ fields }) => fields.some(({ field }) => element.id === `${field}.disagreements`));
    if (element.hidden && here.length) unfold(element);
    setHidden(element, here.length === 0);
    redraw(element, here.length ? here : null, () => element.replaceChildren(...here.map(paragraph)));
  }
}

function paragraph({ severity, sentence }: Inconsistency): HTMLElement {
  const element = createElement("p", sentenceText(sentence));
  element.dataset.severity = severity;
  return element;
}

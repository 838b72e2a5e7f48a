/** What was counted from the rosters, beside what is typed in the form. */

import { createButton, createElement, findAll, setHidden } from "../dom/elements";
import { redraw } from "../dom/redraw";
import type { Counted } from "../generated/report";
import { sentenceText } from "../wording/sentence";

/** Shows each count at its field, where it differs or nothing is typed; `adopt` fills the field with a number. */
export function showCounted(counts: Counted[], adopt: (count: Counted, number: string) => void): void {
  const shown = counts.filter(({ typed, differs }) => !typed || differs);
  const byElement = new Map(shown.map((count) => [`${count.field}.counted`, count]));
  for (const element of findAll(".counted")) {
    const count = byElement.get(element.id);
    setHidden(element, count === undefined);
    if (count) redraw(element, count, () => showCount(element, count, adopt));
  }
}

function showCount(element: HTMLElement, count: Counted, adopt: (count: Counted, number: string) => void): void {
  const words = createElement("p", sentenceText(count.sentence));
  const { differs, number } = count;
  if (differs && number !== null) words.append(" ", adoptButton(count, () => adopt(count, number)));
  element.replaceChildren(words);
  element.classList.toggle("differs", differs);
}

function adoptButton({ field, label, text }: Counted, adopt: () => void): HTMLButtonElement {
  const button = createButton(`栏目改为 ${text}`, () => {
    adopt();
    document.getElementById(field)?.focus(); // the button is gone
  });
  button.setAttribute("aria-label", `${label}：栏目改为 ${text}`);
  return button;
}

/** What was counted from the rosters, beside what is typed in the form. */

import { all, make } from "../dom/elements";

/** checker/src/checker/evaluation/report.py */
export type Counted = {
  field: string;
  label: string;
  roster: string;
  text: string;
  typed: string;
  differs: boolean;
  used: boolean;
  said: string;
};

/** Shows every count at its field; `adopt` fills a field with what was counted. */
export function showCounted(counts: Counted[], adopt: (count: Counted, value: string) => void): void {
  const telling = new Map(counts.filter(({ typed, differs }) => !typed || differs).map((count) => [`${count.field}.counted`, count]));
  for (const place of all(".counted")) {
    const count = telling.get(place.id);
    place.hidden = count === undefined;
    const state = JSON.stringify(count ?? null);
    if (!count || place.dataset.state === state) continue; // what stays the same may have the focus
    place.dataset.state = state;
    const words = make("p", said(count));
    const value = count.differs ? plainNumber(count.text) : null;
    if (value !== null) words.append(" ", adoptButton(count, () => adopt(count, value)));
    place.replaceChildren(words);
    place.classList.toggle("differs", count.differs);
  }
}

/** Says what was counted, what is typed, which of both counts, and from which rows; the number is said once. */
function said({ text, typed, used, said }: Counted): string {
  const number = /^\d/.test(text) ? ` ${text}` : text;
  const from = said.replace(`，数出 ${text}`, "").replace(`，数出${text}`, "");
  if (!typed) return `名册数出${number}。${from}`;
  return `${used ? `核对用名册数出的${number}；栏里填的是 ${typed}，没有用` : `名册数出${number}，栏里填的是 ${typed}`}。${from}`;
}

/** Returns the number in a text with a unit; null where it is not just one number. */
function plainNumber(text: string): string | null {
  const [, number = ""] = /^([\d,]+(?:\.\d+)?)(?!.*\d)/.exec(text) ?? [];
  return number ? number.replace(/,/g, "") : null;
}

function adoptButton({ field, label, text }: Counted, adopt: () => void): HTMLButtonElement {
  const button = make("button", `栏目改为 ${text}`);
  button.type = "button";
  button.setAttribute("aria-label", `${label}：栏目改为 ${text}`);
  button.addEventListener("click", () => {
    adopt();
    document.getElementById(field)?.focus(); // the button is gone
  });
  return button;
}

/** What was counted from the rosters, beside what is typed in the form. */

import { all, make } from "./dom";

/** checker/src/checker/_check.py */
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
  for (const place of all(".counted")) place.hidden = true;
  for (const count of counts) {
    const place = document.getElementById(`${count.field}.counted`);
    if (!place || (count.typed && !count.differs)) continue;
    const words = make("p", said(count));
    place.replaceChildren(words);
    const value = count.differs ? plainNumber(count.text) : null;
    if (value !== null) words.append(" ", adoptButton(count, () => adopt(count, value)));
    place.classList.toggle("differs", count.differs);
    place.hidden = false;
  }
}

/** Says what was counted, what is typed, and from which rows; the number is said once. */
function said({ text, typed, said }: Counted): string {
  const number = /^\d/.test(text) ? ` ${text}` : text;
  return `名册数出${number}${typed && `，所填 ${typed}`}。${said.replace(`，数出 ${text}`, "").replace(`，数出${text}`, "")}`;
}

/** Returns the number in a text with a unit; null where it is not just one number. */
function plainNumber(text: string): string | null {
  const [, number = ""] = /^([\d,]+(?:\.\d+)?)(?!.*\d)/.exec(text) ?? [];
  return number ? number.replace(/,/g, "") : null;
}

function adoptButton({ field, label }: Counted, adopt: () => void): HTMLButtonElement {
  const button = make("button", "采用数出的数");
  button.type = "button";
  button.setAttribute("aria-label", `采用数出的数：${label}`);
  button.addEventListener("click", () => {
    adopt();
    document.getElementById(field)?.focus(); // the button is gone
  });
  return button;
}

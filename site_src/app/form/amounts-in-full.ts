/** Amounts that are repeated in a smaller unit beside their controls. */

import { findAll } from "../dom/elements";
import { amountInFull } from "../values/amounts";

/** Fills the `<output data-in-full="unit">` of every amount. */
export function showAmountsInFull(within: ParentNode, answers: Readonly<Record<string, string>>): void {
  for (const output of findAll<HTMLOutputElement>("[data-in-full]", within))
    output.textContent = amountInFull(answers[output.htmlFor.value] ?? "", output.dataset.inFull ?? "");
}

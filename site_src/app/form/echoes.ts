/** How texts were understood, beside the controls in which they stand. */

import { setHidden, writeText } from "../dom/elements";
import type { Echoes } from "../generated/report";

/** Shows the echoes of some controls, by their names; `prefix` stands before them in the page's ids. */
export function showEchoes(names: Iterable<string>, echoes: Echoes, prefix = ""): void {
  for (const name of names) {
    const shown = document.getElementById(`${prefix}${name}.echo`);
    if (!shown) continue;
    const { text, note } = echoes[name] ?? { text: "", note: "" };
    writeText(shown, note ? `读作 ${text}，请核对` : text);
    setHidden(shown, text === "");
    shown.classList.toggle("converted", note !== "");
  }
}

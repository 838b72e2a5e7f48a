/** The choice whether imported rows replace those that a roster has, or go after them. */

import { createElement } from "../dom/elements";

type ExistingRows = {
  /** Asks for each of these rosters that has rows. */
  show(rosters: readonly string[], after: boolean): void;
  /** Whether new rows go after those that are there. */
  isAfter(roster: string): boolean;
};

/**
 * @param frame where to ask
 * @param count returns the number of a roster's rows
 */
export function bindExistingRows(
  frame: HTMLElement,
  count: (roster: string) => number,
  titleOf: (roster: string) => string,
): ExistingRows {
  let shown = "";

  function checked(roster: string): string | undefined {
    return frame.querySelector<HTMLInputElement>(`[name="present.${roster}"]:checked`)?.value;
  }

  function question(roster: string, value: string): HTMLElement {
    const field = createElement("fieldset");
    field.className = "field";
    const choices = createElement("div");
    choices.className = "choices";
    for (const [choice, text] of [["replace", "替换现有的行"], ["append", "追加在现有的行后面"]] as const) {
      const control = createElement("input");
      Object.assign(control, { type: "radio", name: `present.${roster}`, value: choice, checked: choice === value });
      const label = createElement("label");
      label.append(control, ` ${text}`);
      choices.append(label);
    }
    field.append(createElement("legend", `“${titleOf(roster)}”现有 ${count(roster)} 行`), choices);
    return field;
  }

  return {
    show(rosters, after) {
      const asked = rosters.filter(count);
      const state = JSON.stringify(asked.map((roster) => [roster, count(roster)]));
      if (state === shown) return; // what stays the same may have the focus
      shown = state;
      frame.replaceChildren(...asked.map((roster) => question(roster, checked(roster) ?? (after ? "append" : "replace"))));
    },
    isAfter: (roster) => checked(roster) === "append",
  };
}

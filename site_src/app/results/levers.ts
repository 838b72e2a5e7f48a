/** What would close each gap: exactly how much of what, what else it does, and the rows that would do. */

import { createButton, createElement, findAll, linkTo, requireElement } from "../dom/elements";
import type { Advice, Lever } from "../generated/report";
import { sentenceNodes, sentenceText } from "../wording/sentence";

export type LeverActions = {
  /** Leads to a row of a roster, counted from 1. */
  showRow(roster: string, row: number): void;
  /** Tries answers, by the names of their controls. */
  suppose(changes: Lever["changes"]): void;
};

const shown = new WeakMap<HTMLElement, string>();

/** Lists the levers in each condition's entry; those that are the same as before are left alone. */
export function showLevers(levers: Advice["levers"], actions: LeverActions): void {
  for (const entry of findAll("#results [data-condition]")) {
    const offered = levers[entry.dataset.condition ?? ""] ?? [];
    const state = JSON.stringify(offered);
    const list = requireElement("[data-list=levers]", entry);
    if ((shown.get(list) ?? "[]") === state) continue;
    shown.set(list, state);
    list.hidden = offered.length === 0;
    list.replaceChildren(...offered.map((lever) => item(lever, actions)));
  }
}

function item({ sentence, changes, effects }: Lever, { showRow, suppose }: LeverActions): HTMLLIElement {
  const element = createElement("li");
  element.append(
    ...sentenceNodes(sentence, (name) => {
      if ("field" in name) return linkTo(name.field, name.text);
      return "row" in name ? rowLink(name.text, () => showRow(name.roster, name.row)) : null;
    }),
  );
  if (effects.length) {
    const also = createElement("span", `（${effects.map((effect) => sentenceText(effect.sentence)).join("；")}）`);
    also.className = effects.some(({ verdict }) => verdict !== "met") ? "effect effect-worse" : "effect";
    element.append(also);
  }
  if (Object.keys(changes).length) {
    const button = createButton("试算", () => suppose(changes));
    button.setAttribute("aria-label", `试算：${sentenceText(sentence)}`);
    element.append(" ", button);
  }
  return element;
}

/** Returns a link that leads to a row. */
export function rowLink(text: string, show: () => void): HTMLAnchorElement {
  const link = createElement("a", text);
  link.href = "#rosters";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    show();
  });
  return link;
}

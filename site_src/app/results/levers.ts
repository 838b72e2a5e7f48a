/** What would close each gap: exactly how much of what, what else it does, and the rows that would do. */

import { afterPaint, createButton, createElement, createLink, findAll, linkTo, requireElement, setHidden } from "../dom/elements";
import { holdFocusInPlace } from "../dom/focus";
import { redraw } from "../dom/redraw";
import type { Lever, Levers } from "../generated/report";
import { OTHERWISE_UNCHANGED } from "../generated/vocabulary";
import { sayError } from "../messages/errors";
import { coalesced } from "../runtime/coalesced";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { sentenceNodes, sentenceText } from "../wording/sentence";

export type LeverActions = {
  /** Leads to a row of a roster, counted from 1. */
  showRow(roster: string, row: number): void;
  /** Tries answers, by the names of their controls. */
  suppose(changes: Lever["changes"]): void;
};

/** Returns the function that asks for the levers anew, after a check; verdicts do not wait for them. */
export function bindLevers(notice: string, checker: () => Runtime, actions: LeverActions): () => void {
  const asking = coalesced(async () => {
    try {
      const levers = await checker().call("levers", { notice });
      holdFocusInPlace(() => showLevers(levers, actions));
    } catch (error) {
      if (!(error instanceof CheckerStopped)) sayError("怎样补上没有算出来：", error);
    }
  });
  return () => afterPaint(() => void asking.ask());
}

/** Takes away what was said in a condition's entry when something else was found for it. */
export function clearLevers(entry: HTMLElement): void {
  showOffered(entry, null);
}

/** Lists the levers in each condition's entry. */
function showLevers(levers: Levers, actions: LeverActions): void {
  for (const entry of findAll("#results [data-condition]")) showOffered(entry, levers[entry.dataset.condition ?? ""] ?? null, actions);
}

/** What closes a gap stands in place of its size and the links to its fields. */
function showOffered(entry: HTMLElement, offered: Lever[] | null, actions?: LeverActions): void {
  const list = requireElement("[data-list=levers]", entry);
  redraw(list, offered, () => {
    entry.toggleAttribute("data-levers", offered !== null);
    setHidden(list, offered === null);
    list.replaceChildren(...(actions && offered ? offered.map((lever) => item(lever, actions)) : []));
  });
}

function item({ sentence, changes, effects }: Lever, { showRow, suppose }: LeverActions): HTMLLIElement {
  const element = createElement("li");
  element.append(
    ...sentenceNodes(sentence, (name) => {
      if ("field" in name) return linkTo(name.field, name.text);
      return "row" in name ? createLink(name.text, "rosters", () => showRow(name.roster, name.row)) : null;
    }),
  );
  if (effects.length) {
    const also = createElement("span", `（${OTHERWISE_UNCHANGED}，${effects.map((effect) => sentenceText(effect.sentence)).join("；")}）`);
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

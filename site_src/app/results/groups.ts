/** Puts each condition's entry into the group that says what is to be done about it. */

import { findAll, requireElement } from "../dom/elements";
import { keepFocus } from "../dom/focus";
import type { Result, Verdict } from "../generated/report";

const NO_MATTER = "others";

/** Moves the entries that belong elsewhere; within a group they keep the order of `results`. */
export function arrange(results: readonly Result[]): void {
  const wanted = new Map<string, HTMLElement[]>();
  for (const { id, verdict } of results) {
    const element = requireElement(`[data-condition="${id}"]`);
    const group = groupOf(element, verdict);
    wanted.set(group, [...(wanted.get(group) ?? []), element]);
  }
  for (const group of findAll(".result-group[data-group]")) {
    const entries = wanted.get(group.dataset.group ?? "") ?? [];
    group.hidden = entries.length === 0;
    const list = requireElement("[data-list=group]", group);
    if (entries.length !== list.children.length || entries.some((entry, place) => list.children[place] !== entry))
      keepFocus(() => list.append(...entries));
  }
}

/** The group of a condition; what does not change the verdict as a whole is kept apart. */
function groupOf({ dataset }: HTMLElement, verdict: Verdict): string {
  if (dataset.level === "material") return verdict === "unmet" ? "attention" : NO_MATTER;
  if (dataset.level !== "applicant" || dataset.summary !== undefined || verdict === "not_applicable") return NO_MATTER;
  return verdict;
}

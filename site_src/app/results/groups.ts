/** Puts each condition's entry into the group that says what is to be done about it. */

import { findAll, requireElement, setHidden } from "../dom/elements";
import { keepFocus } from "../dom/focus";
import type { Advice, Result, Verdict } from "../generated/report";

const NO_MATTER = "others";

/** Moves the entries that belong elsewhere: the worst gap first, what is missing in the order in which to answer it. */
export function arrange(results: readonly Result[], advice: Advice): void {
  const wanted = new Map<string, HTMLElement[]>();
  for (const { id, verdict } of sorted(results, advice)) {
    const element = requireElement(`[data-condition="${id}"]`);
    const group = groupOf(element, verdict);
    wanted.set(group, [...(wanted.get(group) ?? []), element]);
  }
  for (const group of findAll(".result-group[data-group]")) {
    const entries = wanted.get(group.dataset.group ?? "") ?? [];
    setHidden(group, entries.length === 0);
    const list = requireElement("[data-list=group]", group);
    if (entries.length !== list.children.length || entries.some((entry, place) => list.children[place] !== entry))
      keepFocus(() => list.append(...entries));
  }
}

/** All else keeps the order of the text. */
function sorted(results: readonly Result[], { gaps, next }: Advice): Result[] {
  const place = ({ id, verdict, missing }: Result) =>
    verdict === "unmet" ? gaps.indexOf(id) : Math.min(next.length, ...(missing ?? []).map((path) => next.indexOf(path)).filter((at) => at >= 0));
  const placed = results.map((result) => ({ result, at: place(result) }));
  return placed.sort((one, other) => one.at - other.at).map(({ result }) => result);
}

/** The group of a condition; what does not change the verdict as a whole is kept apart. */
function groupOf({ dataset }: HTMLElement, verdict: Verdict): string {
  if (dataset.level === "material" || dataset.level === "process") return verdict === "unmet" ? "submission" : NO_MATTER;
  const standsAlone = dataset.summary === undefined && dataset.member === undefined;
  if (dataset.level !== "applicant" || !standsAlone || verdict === "not_applicable") return NO_MATTER;
  return verdict;
}

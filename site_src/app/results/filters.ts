/** How many conditions have each verdict; pressing a count shows these alone. */

import { findAll, requireElement, setText, writeText } from "../dom/elements";
import type { Basis, Counts, Verdict } from "../generated/report";
import { VERDICT_LABELS } from "../generated/vocabulary";

/** Shows the counts; computed and declared verdicts are not added up. */
export function showCounts(counts: Counts): void {
  for (const button of findAll<HTMLButtonElement>("[data-filter]")) {
    const verdict = button.dataset.filter as Verdict;
    for (const part of findAll("[data-basis]", button))
      writeText(requireElement("[data-count]", part), String(counts[part.dataset.basis as Basis][verdict]));
  }
  showFiltered(requireElement("#results"));
}

export function bindFilters(): void {
  const results = requireElement("#results");
  const buttons = findAll<HTMLButtonElement>("[data-filter]", results);
  const groups = findAll<HTMLDetailsElement>("details.result-group", results);
  /** The groups that were unfolded before a count was pressed. */
  let unfolded: HTMLDetailsElement[] = [];
  for (const button of buttons)
    button.addEventListener("click", () => {
      const verdict = button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.filter ?? "";
      if (!results.dataset.only) unfolded = groups.filter(({ open }) => open);
      for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.filter === verdict));
      results.dataset.only = verdict;
      for (const group of groups)
        group.open = verdict ? group.querySelector(`[data-verdict="${verdict}"]`) !== null : unfolded.includes(group);
      showFiltered(results);
    });
}

/** Says what a pressed count has left, and that it can be pressed again. */
function showFiltered(results: HTMLElement): void {
  const verdict = results.dataset.only as Verdict | "" | undefined;
  const number = verdict ? findAll(`[data-condition][data-verdict="${verdict}"]`, results).length : 0;
  setText("filtered", verdict ? `只列“${VERDICT_LABELS[verdict]}”的 ${number} 项；再按一次，全部列出。` : "", results);
}

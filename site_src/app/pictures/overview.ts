/** All values beside their thresholds at a glance, each leading to its entry among the results. */

import { findAll, leadBy, requireElement, setHidden, setText } from "../dom/elements";
import { showEntry } from "../dom/result-entry";
import type { Basis, Result } from "../generated/report";
import { RESULT_LABELS } from "../generated/vocabulary";
import { drawMeasure } from "./measure";

/** Binds the overview, and returns the function that draws results into it: at once, or when it is opened. */
export function bindOverview(): (results: Result[]) => void {
  const overview = document.querySelector<HTMLDetailsElement>("#overview");
  if (!overview) return () => {};
  let latest: Result[] = [];

  const draw = () => {
    for (const result of latest) {
      const row = overview.querySelector<HTMLElement>(`[data-overview="${result.id}"]`);
      if (row) drawRow(row, result);
    }
  };

  overview.addEventListener("toggle", draw);
  self.addEventListener("beforeprint", draw);
  for (const row of findAll("[data-overview]", overview))
    leadBy(requireElement<HTMLAnchorElement>("a", row), () => showEntry(row.dataset.overview ?? ""));
  return (results) => {
    latest = results;
    if (overview.open) draw();
  };
}

function drawRow(row: HTMLElement, { verdict, measure }: Result): void {
  row.dataset.verdict = verdict;
  setHidden(row, !measure); // such as one of two, which are not on one scale
  setText("verdict", RESULT_LABELS[row.dataset.basis as Basis][verdict], row);
  drawMeasure(row, measure);
}

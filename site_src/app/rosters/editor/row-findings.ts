/** What was found in the row that is being edited. */

import { make, one, write } from "../../dom/elements";
import { label, type Result } from "../../results/results";
import { LABELS, type Verdict } from "../../wording/verdicts";

/** checker/src/checker/browser.py, `row` */
export type Found = {
  errors: Record<string, string>;
  warnings: Record<string, string>;
  verdict: Verdict;
  conditions: Result[];
};

/** Shows a row's verdict and those of its conditions; null while nothing is known yet. */
export function showFindings(dialog: HTMLElement, found: Found | null): void {
  const errors = Object.keys(found?.errors ?? {}).length;
  const conditions = found?.conditions ?? [];
  const verdict = conditions.length && found ? `这一行：${LABELS[found.verdict]}。` : "";
  write("finding", `${verdict}${errors ? `有误 ${errors} 栏。` : ""}`, dialog);
  one("[data-list=conditions]", dialog).replaceChildren(...conditions.map(condition));
  // A roster without conditions has nothing to show here, and a quick change of rows shall not make it flicker.
  if (found) one("[data-place=findings]", dialog).hidden = conditions.length === 0;
}

function condition(result: Result): HTMLLIElement {
  const item = make("li", "");
  item.className = "result";
  item.dataset.verdict = result.verdict;
  const heading = make("h4", "");
  const badge = make("span", label(result));
  badge.className = "verdict";
  heading.append(badge, ` ${result.title}`);
  item.append(heading, make("p", result.reason));
  if (result.gap?.text) {
    const gap = make("p", result.gap.text);
    gap.className = "gap";
    item.append(gap);
  }
  for (const text of [`依据：${result.clause}`, ...result.ambiguities.map((left) => `原文没有写明：${left}`)]) {
    const note = make("p", text);
    note.className = "group-note";
    item.append(note);
  }
  return item;
}

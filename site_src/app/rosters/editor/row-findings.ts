/** What was found in the row that is being edited. */

import { createElement, requireElement, setText } from "../../dom/elements";
import type { EditedRowCondition, RowCheck } from "../../generated/report";
import { CELL_MARKS, RESULT_LABELS, VERDICT_LABELS } from "../../generated/vocabulary";
import { sentenceText } from "../../wording/sentence";

/** Shows a row's verdict and those of its conditions; null while nothing is known yet. */
export function showFindings(dialog: HTMLElement, found: RowCheck | null): void {
  const errors = Object.keys(found?.errors ?? {}).length;
  const conditions = found?.conditions ?? [];
  const verdict = conditions.length && found ? `这一行：${VERDICT_LABELS[found.verdict]}。` : "";
  setText("finding", `${verdict}${errors ? `${CELL_MARKS.error} ${errors} 栏。` : ""}`, dialog);
  requireElement("[data-list=conditions]", dialog).replaceChildren(...conditions.map(condition));
  // A roster without conditions has nothing to show here, and a quick change of rows shall not make it flicker.
  if (found) requireElement("[data-place=findings]", dialog).hidden = conditions.length === 0;
}

function condition({ title, clause, basis, verdict, sentence, gap, ambiguities }: EditedRowCondition): HTMLLIElement {
  const item = createElement("li");
  item.className = "result";
  item.dataset.verdict = verdict;
  const heading = createElement("h4");
  const badge = createElement("span", RESULT_LABELS[basis][verdict]);
  badge.className = "verdict";
  heading.append(badge, ` ${title}`);
  item.append(heading, createElement("p", sentenceText(sentence)));
  if (gap) {
    const distance = createElement("p", sentenceText(gap.sentence));
    distance.className = "gap";
    item.append(distance);
  }
  for (const text of [`依据：${clause}`, ...ambiguities.map((ambiguity) => `原文没有写明：${ambiguity}`)]) {
    const note = createElement("p", text);
    note.className = "group-note";
    item.append(note);
  }
  return item;
}

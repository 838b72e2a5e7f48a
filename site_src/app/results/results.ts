/** The verdicts on the notice's conditions. */

import { findAll, linkTo, requireElement, setText } from "../dom/elements";
import type { Basis, Counts, Result, Tally, Update } from "../generated/report";
import { BASIS_SHORT, OVERALL_LABELS, RESULT_LABELS, VERDICT_LABELS, VERDICTS } from "../generated/vocabulary";
import { sentenceNodes, sentenceText } from "../wording/sentence";

const BASES = Object.keys(BASIS_SHORT) as Basis[];

/** Fills the results' frame with a report. */
export function showReport({ overall, counts, conditions }: Update): void {
  setText("overall", OVERALL_LABELS[overall]);
  requireElement(".overall").dataset.overall = overall;
  for (const basis of BASES)
    for (const verdict of VERDICTS)
      requireElement(`[data-basis=${basis}] [data-count=${verdict}]`).textContent = String(counts[basis][verdict]);
  setText("brief", brief(counts));
  for (const result of conditions) showResult(requireElement(`[data-condition="${result.id}"]`), result);
}

export function announcement({ overall, counts }: Update): string {
  return `总体：${OVERALL_LABELS[overall]}。${brief(counts)}。`;
}

/** Says in one line what matters most; computed and declared verdicts are not added up. */
function brief(counts: Counts): string {
  return BASES.map((basis) => `${BASIS_SHORT[basis]}：${tally(counts[basis])}`).join("；");
}

function tally(counts: Tally): string {
  const present = VERDICTS.filter((verdict) => counts[verdict]);
  return present.map((verdict) => `${VERDICT_LABELS[verdict]} ${counts[verdict]}`).join("、");
}

/** The reason's names of missing answers lead to their fields. */
function showResult(element: HTMLElement, { verdict, sentence, gap, missing, ambiguities }: Result): void {
  element.dataset.verdict = verdict;
  setText("verdict", RESULT_LABELS[element.dataset.basis as Basis][verdict], element);
  requireElement("[data-text=reason]", element).replaceChildren(
    ...sentenceNodes(sentence, (name) =>
      "field" in name && missing?.includes(name.field) ? linkTo(name.field, name.text) : null,
    ),
  );
  setText("gap", gap ? sentenceText(gap.sentence) : "", element);
  findAll("[data-list=ambiguities] > li", element).forEach((item, index) => (item.hidden = !ambiguities?.includes(index)));
  for (const part of findAll("[data-for=ambiguities]", element)) part.hidden = !ambiguities;
}

/** The verdicts on the notice's conditions: what is to be done first, then why. */

import { findAll, linkTo, requireElement, setText } from "../dom/elements";
import type { Advice, Basis, Headline, Result, Update } from "../generated/report";
import { OVERALL_LABELS, RESULT_LABELS } from "../generated/vocabulary";
import { drawMeasure } from "../pictures/measure";
import { sentenceNodes, sentenceText } from "../wording/sentence";
import { showCounts } from "./filters";
import { arrange } from "./groups";
import { clearLevers } from "./levers";

/** Fills the results' frame with a report; what is the same as before is left alone. */
export function showReport({ overall, counts, conditions }: Update, advice: Advice): void {
  const { headline } = advice;
  setText("overall", OVERALL_LABELS[overall]);
  requireElement(".overall").dataset.overall = overall;
  setText("headline-short", headline.short === OVERALL_LABELS[overall] ? "" : headline.short, requireElement(".overall"));
  setText("headline-short", headline.short, requireElement("#verdict-bar"));
  setText("headline-rest", headline.rest);
  showCounts(counts);
  for (const result of conditions) showResult(requireElement(`[data-condition="${result.id}"]`), result);
  arrange(conditions, advice);
}

export function headlineText({ short, rest }: Headline): string {
  return short + rest;
}

const shown = new WeakMap<HTMLElement, string>();

/** The reason's names of missing answers lead to their fields. */
function showResult(element: HTMLElement, result: Result): void {
  const state = JSON.stringify(result);
  if (shown.get(element) === state) return;
  shown.set(element, state);
  clearLevers(element);
  const { verdict, sentence, gap, measure, missing, ambiguities } = result;
  element.dataset.verdict = verdict;
  setText("verdict", RESULT_LABELS[element.dataset.basis as Basis][verdict], element);
  requireElement("[data-text=reason]", element).replaceChildren(
    ...sentenceNodes(sentence, (name) =>
      "field" in name && missing?.includes(name.field) ? linkTo(name.field, name.text) : null,
    ),
  );
  setText("distance", gap?.distance ?? "", element);
  setText("gap", gap ? sentenceText(gap.sentence) : "", element);
  findAll("[data-list=ambiguities] > li", element).forEach((item, index) => (item.hidden = !ambiguities?.includes(index)));
  drawMeasure(element, measure);
  for (const part of findAll("[data-for=ambiguities]", element)) part.hidden = !ambiguities;
}

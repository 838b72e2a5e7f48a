/** The verdicts on the notice's conditions: what is to be done first, then why. */

import { findAll, linkTo, requireElement, setHidden, setText } from "../dom/elements";
import { redraw } from "../dom/redraw";
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
  for (const result of conditions) {
    const entry = requireElement(`[data-condition="${result.id}"]`);
    redraw(entry, result, () => showResult(entry, result));
  }
  arrange(conditions, advice);
  showCounts(counts);
  requireElement("#results").dataset.checked = "";
}

export function headlineText({ short, rest }: Headline): string {
  return short + rest;
}

/** The reason's names of missing answers lead to their fields. */
function showResult(element: HTMLElement, { verdict, sentence, gap, measure, missing, ambiguities }: Result): void {
  clearLevers(element);
  element.dataset.verdict = verdict;
  setText("verdict", RESULT_LABELS[element.dataset.basis as Basis][verdict], element);
  requireElement("[data-text=reason]", element).replaceChildren(
    ...sentenceNodes(sentence, (name) =>
      "field" in name && missing?.includes(name.field) ? linkTo(name.field, name.text) : null,
    ),
  );
  setText("distance", gap?.distance ?? "", element);
  setText("gap", gap ? sentenceText(gap.sentence) : "", element);
  findAll("[data-list=ambiguities] > li", element).forEach((item, index) => setHidden(item, !ambiguities?.includes(index)));
  drawMeasure(element, measure);
  for (const part of findAll("[data-for=ambiguities]", element)) setHidden(part, !ambiguities);
}

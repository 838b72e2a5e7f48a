/** Verdicts in the words that visitors read. */

import type { Basis, Verdict } from "../generated/report";
import { BASIS_LABELS, OVERALL_MET, VERDICT_LABELS } from "../generated/vocabulary";

/** Returns a verdict's word; where it is only what the applicant asserts, that is said. */
export function verdictLabel(verdict: Verdict, basis: Basis): string {
  const asserted = basis === "declared" && (verdict === "met" || verdict === "unmet");
  return `${asserted ? BASIS_LABELS[basis] : ""}${VERDICT_LABELS[verdict]}`;
}

/** Returns the word for all conditions together: nobody shall take it for a decision. */
export function overallLabel(verdict: Verdict): string {
  return verdict === "met" ? OVERALL_MET : VERDICT_LABELS[verdict];
}

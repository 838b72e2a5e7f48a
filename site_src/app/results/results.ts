/** Shows what the checker found. */

import type { Inconsistency } from "./consistency";
import type { Counted } from "./counted";
import { all, linkTo, make, one, write } from "../dom/elements";
import { LABELS, VERDICTS, type Verdict } from "../wording/verdicts";

/** checker/src/checker/evaluation/report.py */
export type Report = {
  overall: Verdict;
  counts: Record<"computed" | "declared", Record<Verdict, number>>;
  conditions: Result[];
  counted: Counted[];
  consistency: Inconsistency[];
};

export type Result = {
  id: string;
  title: string;
  clause: string;
  verdict: Verdict;
  basis: "computed" | "declared";
  reason: string;
  gap: { text: string } | null;
  missing: { field: string; label: string }[];
  ambiguities: string[];
};

/** Fills the results' frame with a report. */
export function showReport(report: Report): void {
  write("overall", overall(report));
  one(".overall").dataset.overall = report.overall;
  for (const [basis, counts] of Object.entries(report.counts))
    for (const [verdict, count] of Object.entries(counts))
      one(`[data-basis=${basis}] [data-count=${verdict}]`).textContent = String(count);
  write("brief", brief(report));
  for (const result of report.conditions) showResult(one(`[data-condition="${result.id}"]`), result);
}

/** Says in one line what matters most; computed and declared verdicts are not added up. */
export function brief({ counts: { computed, declared } }: Report): string {
  return `按数据：${counted(computed)}；自述：${counted(declared)}`;
}

function counted(counts: Record<Verdict, number>): string {
  return VERDICTS.filter((verdict) => counts[verdict]).map((verdict) => `${LABELS[verdict]} ${counts[verdict]}`).join("、");
}

/** Nobody shall take the overall verdict for a decision. */
function overall(report: Report): string {
  return report.overall === "met" ? "未发现缺口" : LABELS[report.overall];
}

export function announcement(report: Report): string {
  return `总体：${overall(report)}。${brief(report)}。`;
}

function showResult(element: HTMLElement, result: Result): void {
  element.dataset.verdict = result.verdict;
  write("verdict", label(result), element);
  one("[data-text=reason]", element).replaceChildren(...withLinks(result));
  write("gap", result.gap?.text ?? "", element);
  one("[data-list=ambiguities]", element).replaceChildren(...result.ambiguities.map((text) => make("li", text)));
  for (const part of all("[data-for=ambiguities]", element)) part.hidden = result.ambiguities.length === 0;
}

/** Says where a verdict is what the applicant asserts, not what was found. */
export function label({ basis, verdict }: Result): string {
  return basis === "declared" && (verdict === "met" || verdict === "unmet") ? `自述${LABELS[verdict]}` : LABELS[verdict];
}

/** The reason, in which each missing answer's name leads to its field. */
function withLinks({ reason, missing }: Result): (string | Node)[] {
  const fields = new Map(missing.map(({ field, label }) => [label, field]));
  return reason.split(/(“[^“”]+”)/).flatMap((part) => {
    const name = part.slice(1, -1);
    const field = fields.get(name);
    return field ? ["“", linkTo(field, name), "”"] : [part];
  });
}

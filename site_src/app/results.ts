/** Shows what the checker found. */

import { all, linkTo, make, one, write } from "./dom";

/** checker/src/checker/_check.py */
export type Report = {
  overall: Verdict;
  counts: Record<"computed" | "declared", Record<Verdict, number>>;
  conditions: Result[];
};

type Verdict = "met" | "unmet" | "unknown" | "attention" | "not_applicable";

type Result = {
  id: string;
  verdict: Verdict;
  reason: string;
  gap: { text: string } | null;
  missing: { field: string; label: string }[];
  ambiguities: string[];
};

const LABELS: Record<Verdict, string> = {
  met: "符合",
  unmet: "未达到",
  unknown: "待填",
  attention: "须确认",
  not_applicable: "不适用",
};

/** Fills the results' frame with a report. */
export function showReport(report: Report): void {
  write("overall", LABELS[report.overall]);
  one(".overall").dataset.overall = report.overall;
  for (const [basis, counts] of Object.entries(report.counts))
    for (const [verdict, count] of Object.entries(counts))
      one(`[data-basis=${basis}] [data-count=${verdict}]`).textContent = String(count);
  write("brief", brief(report));
  for (const result of report.conditions) showResult(one(`[data-condition="${result.id}"]`), result);
}

/** Says in one line what matters most; computed and declared verdicts are not added up. */
export function brief({ counts: { computed, declared } }: Report): string {
  return `按数据：符合 ${computed.met}、未达到 ${computed.unmet}、待填 ${computed.unknown}；自述：符合 ${declared.met}`;
}

export function announcement(report: Report): string {
  return `总体：${LABELS[report.overall]}。${brief(report)}。`;
}

function showResult(element: HTMLElement, result: Result): void {
  element.dataset.verdict = result.verdict;
  write("verdict", LABELS[result.verdict], element);
  one("[data-text=reason]", element).replaceChildren(...withLinks(result));
  write("gap", result.gap?.text ?? "", element);
  one("[data-list=ambiguities]", element).replaceChildren(...result.ambiguities.map((text) => make("li", text)));
  for (const part of all("[data-for=ambiguities]", element)) part.hidden = result.ambiguities.length === 0;
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

/** The five verdicts, by the words that visitors read. */

export type Verdict = "met" | "unmet" | "unknown" | "attention" | "not_applicable";

export const LABELS: Record<Verdict, string> = {
  met: "符合",
  unmet: "未达到",
  unknown: "待填",
  attention: "须确认",
  not_applicable: "不适用",
};

export const VERDICTS = Object.keys(LABELS) as Verdict[];

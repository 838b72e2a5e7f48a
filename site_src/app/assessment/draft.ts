/** The draft: kept in this browser while the visitor types, saved to a file when asked. */

import type { Answers } from "../form/form";
import { keep, kept } from "../storage/local-storage";
import type { Row } from "../rosters/roster-store";

/** Returns the answers that were kept; whatever else stands in their place is none. */
export function loadAnswers(notice: string): Answers {
  try {
    const draft: unknown = JSON.parse(kept(notice, "draft") || "{}");
    return Object.fromEntries(Object.entries(draft ?? {}).filter(([, answer]) => typeof answer === "string"));
  } catch {
    return {};
  }
}

/** Returns whether the answers were kept. Rosters are kept apart, so that typing does not write them anew. */
export function keepAnswers(notice: string, answers: Answers): boolean {
  return keep(notice, "draft", Object.keys(answers).length ? JSON.stringify(answers) : "");
}

/** Returns the contents of a draft's file; the command line reads them too. */
export function draftFile(notice: string, answers: Answers, rosters: Record<string, Row[]>): string {
  return `${JSON.stringify({ notice, answers, rosters }, null, 1)}\n`;
}

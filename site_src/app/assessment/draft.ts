/** The draft: stored in this browser while the visitor types, saved to a file when asked. */

import type { Answers, Row } from "../generated/worker";
import { loadJson, storeText, textsOf } from "../storage/local-storage";

/** Returns the stored answers; a text that is not a draft has none. */
export function loadAnswers(notice: string): Answers {
  return textsOf(loadJson(notice, "draft"));
}

/** Returns whether the answers were stored. Rosters are stored apart, so that typing does not write them anew. */
export function storeAnswers(notice: string, answers: Answers): boolean {
  return storeText(notice, "draft", Object.keys(answers).length ? JSON.stringify(answers) : "");
}

/** Keeps how the application stands, as other pages tell it; nothing of it stays where there is no draft. */
export function storeHeadline(notice: string, found: { applicant: string; headline: string } | null): void {
  storeText(notice, "headline", found ? JSON.stringify(found) : "");
}

/** Returns the contents of a draft's file; the command line reads them too. */
export function draftFile(notice: string, answers: Answers, rosters: Record<string, Row[]>): string {
  return `${JSON.stringify({ notice, answers, rosters }, null, 1)}\n`;
}

/** The draft: stored in this browser while the visitor types, saved to a file when asked. */

import { requireElement } from "../dom/elements";
import { publicAddress } from "../dom/public-address";
import type { Answers, Row } from "../generated/worker";
import { loadJsonPart, storePart } from "../storage/drafts";
import { textsOf } from "../storage/local-storage";

/** Returns the stored answers; a text that is not a draft has none. */
export function loadAnswers(notice: string): Answers {
  return textsOf(loadJsonPart(notice, "draft"));
}

/** Returns whether the answers were stored. Rosters are stored apart, so that typing does not write them anew. */
export function storeAnswers(notice: string, answers: Answers): boolean {
  return storePart(notice, "draft", Object.keys(answers).length ? JSON.stringify(answers) : "");
}

/** Keeps how the application stands, as other pages tell it; nothing of it stays where there is no draft. */
export function storeHeadline(notice: string, found: { applicant: string; headline: string } | null): void {
  storePart(notice, "headline", found ? JSON.stringify(found) : "");
}

/**
 * Returns the contents of a draft's file; the command line reads them too. They begin with what the file is and how it is
 * opened, for whoever finds it years later.
 */
export function draftFile(notice: string, answers: Answers, rosters: Record<string, Row[]>): string {
  return `${JSON.stringify({ 说明: explanation(notice), notice, answers, rosters }, null, 1)}\n`;
}

/** Returns the contents of a link: the same, but for what the link's own page says. */
export function draftText(notice: string, answers: Answers, rosters: Record<string, Row[]>): string {
  return JSON.stringify({ notice, answers, rosters });
}

function explanation(notice: string): string {
  const title = requireElement("#application").getAttribute("aria-label");
  const page = `自评页 ${publicAddress()}`.trim();
  return `这是“${title}”的自评底稿（通知编号 ${notice}），不是申报材料。打开方法：用浏览器进入${page}，点“打开文件”，选这个文件。请不要改动下面的内容。`;
}

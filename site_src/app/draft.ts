/** The draft: kept in this browser while the visitor types, saved to a file when asked. */

import type { Answers } from "./form";
import { keep, kept } from "./kept";

/** Returns the draft that was kept; whatever else stands in its place is none. */
export function loadDraft(notice: string): Answers {
  try {
    const draft: unknown = JSON.parse(kept(notice, "draft") || "{}");
    return Object.fromEntries(Object.entries(draft ?? {}).filter(([, answer]) => typeof answer === "string"));
  } catch {
    return {};
  }
}

/** Returns whether the draft was kept. */
export function keepDraft(notice: string, answers: Answers): boolean {
  return keep(notice, "draft", Object.keys(answers).length ? JSON.stringify(answers) : "");
}

/** Returns the contents of a draft's file; the command line reads them too. */
export function draftFile(notice: string, answers: Answers): string {
  return `${JSON.stringify({ notice, answers }, null, 1)}\n`;
}

/** Offers a text as a download. */
export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

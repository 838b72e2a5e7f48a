/** The draft: kept in this browser while the visitor types, saved to a file when asked. */

import type { Answers } from "./form";

/** Storage may be forbidden or full; the form works without it. */
export function loadDraft(notice: string): Answers {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(notice)) ?? "{}");
    return Object.fromEntries(Object.entries(kept ?? {}).filter(([, answer]) => typeof answer === "string"));
  } catch {
    return {};
  }
}

/** Returns whether the draft was kept. */
export function keepDraft(notice: string, answers: Answers): boolean {
  try {
    if (Object.keys(answers).length) localStorage.setItem(key(notice), JSON.stringify(answers));
    else localStorage.removeItem(key(notice));
    return true;
  } catch {
    return false;
  }
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

/** Copies a text; the modern way exists on secure pages only. Returns whether it worked. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}

function key(notice: string): string {
  return `draft:${location.pathname}:${notice}`;
}

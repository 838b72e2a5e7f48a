/** The entries of the results, which others lead to. */

import { findAll, requireElement } from "./elements";

/** Brings an entry into view, whatever hides it, and gives it the focus. */
export function showEntry(condition: string): void {
  const entry = requireElement(`[data-condition="${condition}"]`);
  for (const filter of findAll("[data-filter][aria-pressed=true]")) filter.click();
  for (let around = entry.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
  entry.tabIndex = -1;
  entry.scrollIntoView({ block: "center" });
  entry.focus({ preventScroll: true });
}

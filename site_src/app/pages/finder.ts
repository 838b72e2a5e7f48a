/** "Which unit do I apply to?": narrows the table down to the visitor's row. */

import { findAll, requireElement } from "../dom/elements";

/** Lets visitors choose where they are. */
export function bindFinder(): void {
  const finder = document.querySelector<HTMLElement>("[data-finder]");
  if (!finder) return;
  const select = requireElement<HTMLSelectElement>("select", finder);
  const rows = findAll("tbody tr", finder);

  function show(): void {
    for (const row of rows) row.hidden = select.value !== "" && row.id !== select.value;
    requireElement("[data-text=answer]", finder!).textContent = rows.find((row) => row.id === select.value)?.dataset.answer ?? "";
  }

  select.addEventListener("change", show);
  requireElement("[data-tools]", finder).hidden = false;
  show();
}

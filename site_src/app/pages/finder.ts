/** "Which unit do I apply to?": narrows the table down to the visitor's row. */

import { all, one } from "../dom/elements";

/** Lets visitors choose where they are. */
export function bindFinder(): void {
  const finder = document.querySelector<HTMLElement>("[data-finder]");
  if (!finder) return;
  const select = one<HTMLSelectElement>("select", finder);
  const rows = all("tbody tr", finder);

  function show(): void {
    for (const row of rows) row.hidden = select.value !== "" && row.id !== select.value;
    one("[data-text=answer]", finder!).textContent = rows.find((row) => row.id === select.value)?.dataset.answer ?? "";
  }

  select.addEventListener("change", show);
  one("[data-tools]", finder).hidden = false;
  show();
}

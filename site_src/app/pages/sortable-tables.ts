/** Tables that can be sorted by their headings and narrowed down by typing. */

import { createButton, findAll, requireElement } from "../dom/elements";

const COLLATOR = new Intl.Collator("zh", { numeric: true });

/** Brings every table in a `[data-table]` to life. */
export function bindTables(): void {
  findAll("[data-table]").forEach(bindTable);
}

function bindTable(frame: HTMLElement): void {
  const rows = findAll<HTMLTableRowElement>("tbody tr", frame);
  const headings = findAll<HTMLTableCellElement>("thead th", frame);
  const filter = requireElement<HTMLInputElement>("[data-tools] input", frame);

  function narrow(): void {
    const wanted = filter.value.toLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = (row.textContent ?? "").toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    requireElement("[data-text=count]", frame).textContent = `显示 ${shown} 家，共 ${rows.length} 家`;
    requireElement("[data-text=none]", frame).hidden = shown > 0;
  }

  function sort(column: number): void {
    const heading = headings[column];
    const descending = heading?.ariaSort === "ascending";
    for (const other of headings) other.removeAttribute("aria-sort");
    heading?.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const text = (row: HTMLTableRowElement) => row.cells[column]?.textContent ?? "";
    rows.sort((one, other) => COLLATOR.compare(text(one), text(other)) * (descending ? -1 : 1));
    requireElement("tbody", frame).append(...rows);
  }

  headings.forEach((heading, column) => {
    heading.replaceChildren(createButton(heading.textContent ?? "", () => sort(column)));
  });
  filter.addEventListener("input", narrow);
  narrow();
  requireElement("[data-tools]", frame).hidden = false;
}

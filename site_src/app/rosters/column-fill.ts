/** Fills one column of many rows with one answer: most of a roster's questions have the same answer in nearly all rows. */

import type { Column } from "./columns";
import { findAll, requireElement } from "../dom/elements";
import { say } from "../messages/message-bar";
import type { RosterRow } from "./roster-store";

type FillableRows = {
  rows(): readonly RosterRow[];
  /** The rows that the table shows. */
  shown(): readonly RosterRow[];
  /** Replaces the rows, in a way that can be undone. */
  change(rows: readonly RosterRow[], message: string): void;
};

/** Offers the columns whose answers are chosen from a few; a roster without any does not offer it at all. */
export function bindFill(section: HTMLElement, columns: readonly Column[], { rows, shown, change }: FillableRows): void {
  const frame = requireElement<HTMLDetailsElement>("[data-fill]", section);
  const column = requireElement<HTMLSelectElement>("[data-fill-column]", frame);
  const value = requireElement<HTMLSelectElement>("[data-fill-value]", frame);
  const blankOnly = requireElement<HTMLInputElement>("[data-fill-blank]", frame);
  const choices = columns.filter(({ kind }) => kind === "question" || kind === "choice");
  const form = requireElement<HTMLTemplateElement>("[data-row-form]", section).content;

  function offerValues(): void {
    const offered = findAll<HTMLOptionElement>(`select[name="${section.id}.${column.value}"] option`, form);
    value.replaceChildren(...offered.filter(({ value }) => value).map(({ text, value }) => new Option(text, value)));
  }

  function fill(): void {
    const { title = "", label } = choices.find(({ name }) => name === column.value)!;
    const wanted = new Set(shown());
    const isWanted = (row: RosterRow) =>
      wanted.has(row) && row.texts[column.value] !== value.value && !(blankOnly.checked && row.texts[column.value]);
    const count = rows().filter(isWanted).length;
    if (!count) return say(`“${title}”没有要填的格子。`);
    const filled = rows().map((row) => (isWanted(row) ? { texts: { ...row.texts, [column.value]: value.value } } : row));
    change(filled, `已把 ${count} 行的“${title}”填为“${label(value.value)}”。`);
  }

  frame.hidden = choices.length === 0;
  column.replaceChildren(...choices.map(({ name, title }) => new Option(title, name)));
  column.addEventListener("input", offerValues);
  requireElement("button", frame).addEventListener("click", fill);
  if (choices.length) offerValues();
}

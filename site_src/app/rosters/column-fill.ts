/** Fills one column of many rows with one answer: most of a roster's questions have the same answer in nearly all rows. */

import type { Column } from "./columns";
import { all, make, one } from "../dom/elements";
import { say } from "../messages/message-bar";
import type { Entry } from "./roster-store";

export type FillableRows = {
  rows(): readonly Entry[];
  /** The rows that the table shows. */
  shown(): readonly Entry[];
  /** Replaces the rows, in a way that can be undone. */
  change(rows: readonly Entry[], message: string): void;
};

/** Offers the columns whose answers are chosen from a few; a roster without any does not offer it at all. */
export function bindFill(section: HTMLElement, columns: readonly Column[], { rows, shown, change }: FillableRows): void {
  const frame = one<HTMLDetailsElement>("[data-fill]", section);
  const column = one<HTMLSelectElement>("[data-fill-column]", frame);
  const value = one<HTMLSelectElement>("[data-fill-value]", frame);
  const blankOnly = one<HTMLInputElement>("[data-fill-blank]", frame);
  const choices = columns.filter(({ kind }) => kind === "question" || kind === "choice");
  const form = one<HTMLTemplateElement>("[data-row-form]", section).content;

  function option(text: string, name: string): HTMLOptionElement {
    const element = make("option", text);
    element.value = name;
    return element;
  }

  function offerValues(): void {
    const offered = all<HTMLOptionElement>(`select[name="${section.id}.${column.value}"] option`, form);
    value.replaceChildren(...offered.filter((one) => one.value).map((one) => option(one.text, one.value)));
  }

  function fill(): void {
    const { title = "", label } = choices.find(({ name }) => name === column.value)!;
    const wanted = new Set(shown());
    const isWanted = (entry: Entry) =>
      wanted.has(entry) && entry.row[column.value] !== value.value && !(blankOnly.checked && entry.row[column.value]);
    const count = rows().filter(isWanted).length;
    if (!count) return say(`“${title}”没有要填的格子。`);
    const filled = rows().map((entry) => (isWanted(entry) ? { row: { ...entry.row, [column.value]: value.value } } : entry));
    change(filled, `已把 ${count} 行的“${title}”填为“${label(value.value)}”。`);
  }

  frame.hidden = choices.length === 0;
  column.replaceChildren(...choices.map(({ name, title }) => option(title, name)));
  column.addEventListener("input", offerValues);
  one("button", frame).addEventListener("click", fill);
  if (choices.length) offerValues();
}

/** Fills one column of many rows with one answer: most of a roster's questions have the same answer in nearly all rows. */

import type { Column } from "./columns";
import { createButton, createElement, findAll, requireElement } from "../dom/elements";
import type { Fill } from "../generated/report";
import { say } from "../messages/message-bar";
import type { RosterRow } from "./roster-store";

type FillableRows = {
  rows(): readonly RosterRow[];
  /** The rows that the table shows. */
  shown(): readonly RosterRow[];
  /** Replaces the rows, in a way that can be undone. */
  change(rows: readonly RosterRow[], message: string): void;
};

type ColumnFill = {
  /** Offers to fill the columns that decide how many rows count, where more than one row lacks them. */
  propose(fills: readonly Fill[]): void;
};

/** Offers the columns whose answers are chosen from a few; a roster without any does not offer it at all. */
export function bindFill(section: HTMLElement, columns: readonly Column[], { rows, shown, change }: FillableRows): ColumnFill {
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

  const proposals = requireElement("[data-list=fill]", section);
  let proposed = "";

  function start(name: string): void {
    frame.open = true;
    column.value = name;
    offerValues();
    blankOnly.checked = true;
    value.focus();
  }

  function proposal({ column: name, label, rows: count }: Fill): HTMLElement {
    const button = createButton(`“${label}”${count} 行`, () => start(name));
    button.setAttribute("aria-label", `批量填写“${label}”${count} 行`);
    return button;
  }

  frame.hidden = choices.length === 0;
  column.replaceChildren(...choices.map(({ name, title }) => new Option(title, name)));
  column.addEventListener("input", offerValues);
  requireElement("button", frame).addEventListener("click", fill);
  if (choices.length) offerValues();

  return {
    propose(fills) {
      const most = new Map<string, Fill>();
      for (const fill of fills)
        if (fill.rows > 1 && choices.some(({ name }) => name === fill.column) && fill.rows > (most.get(fill.column)?.rows ?? 0))
          most.set(fill.column, fill);
      const wanted = [...most.values()];
      const state = JSON.stringify(wanted);
      if (state === proposed) return; // what stays the same may have the focus
      proposed = state;
      proposals.replaceChildren(createElement("span", "以下栏目没有填，能不能计入要看它们，可以批量填写："), ...wanted.map(proposal));
      proposals.hidden = wanted.length === 0;
    },
  };
}

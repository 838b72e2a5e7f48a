/** The rosters of the page, as sheets can be imported into them. */

import { findAll, requireElement } from "../dom/elements";
import { columnsOf, moreYears, type Column } from "../rosters/columns";

/** A roster into which a sheet can be imported. */
export type Target = {
  id: string;
  title: string;
  limit: number;
  /** Its columns, with those of years among the used names that the form does not list. */
  columns(used: string[]): Column[];
  /** The answers that a column's cells are chosen from; none where they are typed. */
  answers(column: string): HTMLOptionElement[];
};

/** The rosters into which a sheet can be imported, with their columns. */
export function rosterTargets(): Target[] {
  return findAll("[data-roster]").map((section) => {
    const columns = columnsOf(section).filter(({ kind }) => kind !== "verdict");
    const form = requireElement<HTMLTemplateElement>("[data-row-form]", section).content;
    return {
      id: section.dataset.roster ?? "",
      title: requireElement("[data-text=title]", section).textContent ?? "",
      limit: Number(section.dataset.limit),
      columns: (used) => [...columns, ...moreYears(section, columns, used)],
      answers: (column) =>
        findAll<HTMLOptionElement>(`select[name="${section.id}.${column}"] option`, form).filter(({ value }) => value),
    };
  });
}

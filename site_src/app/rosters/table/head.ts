/** The head of a roster's table: its columns, their widths, and the one by which rows are sorted. */

import { columnsOf, moreYears, type Column } from "../columns";
import { createButton, createElement, findAll, requireElement } from "../../dom/elements";

export type Sorting = { column: Column; heading: HTMLElement; descending: boolean };

type RosterHead = {
  columns: readonly Column[];
  sorting(): Sorting | null;
  /** Goes back to the order in which the rows stand. */
  unsort(): void;
  /** Adds columns for the years among these names that have none; returns whether there were any. */
  addYears(names: Iterable<string>): boolean;
};

/** How many lines a heading may take; its column is as wide as that needs. */
const LINES = 2;

/** @param onSort the rows are to be sorted anew */
export function bindHead(section: HTMLElement, onSort: () => void): RosterHead {
  const columns = columnsOf(section);
  const row = requireElement("thead tr:last-child", section);
  let sorting: Sorting | null = null;

  function sort(wanted: Sorting | null): void {
    sorting?.heading.removeAttribute("aria-sort");
    sorting = wanted;
    sorting?.heading.setAttribute("aria-sort", sorting.descending ? "descending" : "ascending");
    requireElement("[data-roster-action=unsort]", section).hidden = sorting === null;
    onSort();
  }

  function bindHeading(heading: HTMLElement, column: Column): void {
    requireElement("button", heading).addEventListener("click", () => {
      sort({ column, heading, descending: sorting?.heading === heading && !sorting.descending });
    });
  }

  function add(column: Column): void {
    const heading = createElement("th");
    heading.scope = "col";
    heading.toggleAttribute("data-worksheet", column.worksheet);
    heading.append(createButton(column.title));
    row.append(heading);
    requireElement("colgroup", section).append(createElement("col"));
    columns.push(column);
    bindHeading(heading, column);
  }

  function width({ kind, title }: Column, index: number): string {
    const own = `var(--${index === 1 ? "name" : kind}-width)`;
    return kind === "verdict" ? own : `max(${own}, ${Math.ceil(title.length / LINES)}em + var(--heading-room))`;
  }

  /**
   * Tells the styles the columns' widths: on a screen each row is laid out on its own, see roster-table.css. Without a table's
   * layout, some browsers forget what it is.
   */
  function layOut(): void {
    const roles = { table: "table", ":is(thead, tbody)": "rowgroup", "thead tr": "row", "thead th": "columnheader" };
    for (const [selector, role] of Object.entries(roles)) for (const element of findAll(selector, section)) element.setAttribute("role", role);
    requireElement("table", section).style.setProperty("--columns", ["var(--row-width)", ...columns.map(width)].join(" "));
    for (const group of findAll<HTMLTableCellElement>("thead [data-group]", section))
      group.style.gridColumn = `span ${group.colSpan}`;
  }

  findAll("thead [data-kind]", section).forEach((heading, index) => bindHeading(heading, columns[index]!));
  layOut();

  return {
    columns,
    sorting: () => sorting,
    unsort: () => sort(null),
    addYears(names) {
      const more = moreYears(section, columns, names);
      if (!more.length) return false;
      more.forEach(add);
      const group = findAll<HTMLTableCellElement>("thead [data-group]", section).pop();
      if (group) group.colSpan += more.length;
      layOut();
      return true;
    },
  };
}

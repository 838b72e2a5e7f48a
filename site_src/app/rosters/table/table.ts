/** The table of a roster's rows: only to be read, but sorted, narrowed down and leafed through. */

import type { Column } from "../columns";
import { bindActions } from "../../dom/controls";
import { findAll, requireElement, setText } from "../../dom/elements";
import { bindHead } from "./head";
import { arranged } from "./order";
import { bindRows } from "./rows";
import type { RosterRow } from "../roster-store";

const PAGE = 200;

type RosterTable = {
  show(rows: readonly RosterRow[]): void;
  /** Turns to a row, or where it is not shown to the one after it, and gives it the focus. */
  focusRow(index: number): void;
  /** Turns to this very row and gives it the focus; where it is left out, all rows are shown again. */
  showRow(index: number): void;
  /** The indices of the rows that are shown, in their order, on all pages. */
  order(): readonly number[];
  columns: readonly Column[];
};

/** @param onEdit opens a row, at one of its cells where that was pointed at */
export function bindTable(section: HTMLElement, onEdit: (index: number, column: string) => void): RosterTable {
  const body = requireElement<HTMLTableSectionElement>("tbody", section);
  const show = requireElement<HTMLSelectElement>("[data-show]", section);
  const find = requireElement<HTMLInputElement>("[data-find]", section);
  const graded = findAll<HTMLOptionElement>("option", show).some(({ value }) => value === "unmet");
  const head = bindHead(section, startAnew);
  const shown = bindRows(section, head.columns, graded);
  let rows: readonly RosterRow[] = [];
  let order: number[] = [];
  let page = 0;
  let printing = false;

  function startAnew(): void {
    page = 0;
    arrange();
  }

  function arrange(): void {
    order = arranged(rows, head.columns, show.value, find.value, head.sorting());
    render();
  }

  function render(): void {
    const pages = Math.max(1, Math.ceil(order.length / PAGE));
    page = Math.min(page, pages - 1);
    const indices = printing ? order : order.slice(page * PAGE, (page + 1) * PAGE);
    const focused = focusedRow();
    shown.fill(rows, indices);
    if (focused !== null && document.activeElement === document.body) {
      const button = editButton(focused);
      if (button) button.focus({ preventScroll: true });
      else focusRow(Number(focused));
    }
    setText("none", order.length ? "" : "没有这样的行。", section);
    setText("shown", order.length < rows.length ? `显示 ${order.length} 行，共 ${rows.length} 行` : "", section);
    requireElement(".pages", section).hidden = pages === 1;
    const first = page * PAGE + 1;
    setText("page", `第 ${page + 1} / ${pages} 页：第 ${first}–${first + indices.length - 1} 条，共 ${order.length} 条`, section);
    requireElement<HTMLButtonElement>("[data-roster-action=previous-page]", section).disabled = page === 0;
    requireElement<HTMLButtonElement>("[data-roster-action=next-page]", section).disabled = page === pages - 1;
  }

  function focusRow(index: number): void {
    const exact = order.indexOf(index);
    const next = exact >= 0 ? exact : order.findIndex((other) => other > index);
    const found = next >= 0 ? next : order.length - 1;
    if (found < 0) return section.focus();
    if (page !== Math.floor(found / PAGE)) {
      page = Math.floor(found / PAGE);
      render();
    }
    editButton(order[found]!)?.focus();
  }

  function turn(by: number): void {
    page += by;
    render();
    const scroll = requireElement(".roster-scroll", section);
    scroll.scrollTop = 0;
    scroll.focus();
  }

  function focusedRow(): string | null {
    const row = document.activeElement?.closest<HTMLElement>("tr");
    return row && body.contains(row) ? row.dataset.row ?? null : null;
  }

  function editButton(index: number | string): HTMLElement | null {
    return body.querySelector<HTMLElement>(`tr[data-row="${index}"] button`);
  }

  const actions: Record<string, () => void> = {
    unsort() {
      head.unsort();
      requireElement(".roster-scroll", section).focus(); // the button that had the focus is gone
    },
    "previous-page": () => turn(-1),
    "next-page": () => turn(1),
  };

  bindActions(section, "data-roster-action", actions);
  section.addEventListener("click", ({ target }) => {
    const row = target instanceof Element ? target.closest("button")?.closest<HTMLElement>("tr[data-row]") : null;
    if (row) onEdit(Number(row.dataset.row), "");
  });
  body.addEventListener("dblclick", ({ target }) => {
    const found = target instanceof Element ? target.closest<HTMLTableCellElement>("td") : null;
    const row = found?.closest<HTMLElement>("tr");
    if (found && row) onEdit(Number(row.dataset.row), head.columns[found.cellIndex - 1]?.name ?? "");
  });
  for (const control of [show, find]) control.addEventListener("input", startAnew);

  // Paper has no pages to leaf through.
  for (const [event, now] of [["beforeprint", true], ["afterprint", false]] as const)
    self.addEventListener(event, () => {
      printing = now;
      if (order.length > PAGE) render();
    });

  return {
    show(newRows) {
      rows = newRows;
      if (head.addYears(rows.flatMap(({ texts }) => Object.keys(texts)))) shown.clear();
      arrange();
    },
    focusRow,
    showRow(index) {
      if (!order.includes(index)) {
        show.value = find.value = "";
        arrange();
      }
      focusRow(index);
    },
    order: () => order,
    columns: head.columns,
  };
}


/** The table of the applications: one row each, sorted by a heading, narrowed down by verdict, contradictions and words. */

import { onTyped } from "../dom/controls";
import { createButton, createElement, findAll, requireElement, setHidden, setText } from "../dom/elements";
import { keepFocus } from "../dom/focus";
import type { DeskFound } from "../generated/desk";
import { contradictionMark, contradictions, doubts, rowCount, urgency, verdictLabel, verdictOf, type Entry } from "./entries";

export type DeskTableView = {
  show(entries: readonly Entry[]): void;
  /** Returns the entries that are shown, in their order. */
  shown(): Entry[];
  /** Gives the focus to an entry's name. */
  focus(entry: Entry): void;
};

/** The value of the choice that leaves nothing out; an empty one stands for no verdict. */
const ALL = "all";
const COLLATOR = new Intl.Collator("zh", { numeric: true });

/** What stands in each column, by the name that the template gives it; by what it is sorted. */
const COLUMNS: Record<string, (entry: Entry) => string | number> = {
  name: ({ name }) => name,
  code: ({ application }) => application?.code ?? "",
  district: ({ application }) => application?.district ?? "",
  overall: urgency,
  gaps: ({ application }) => application?.gaps.length ?? 0,
  confirm: ({ application }) => application?.confirm.length ?? 0,
  open: ({ application }) => application?.open.length ?? 0,
  contradictions,
  doubts,
  unreadable: ({ application }) => application?.unreadable.length ?? 0,
  rows: rowCount,
};

/** @param open shows an entry's details */
export function bindTable(frame: HTMLElement, open: (entry: Entry) => void): DeskTableView {
  const headings = findAll<HTMLTableCellElement>("thead th[data-column]", frame);
  const columns = headings.map(({ dataset }) => dataset.column ?? "");
  const body = requireElement("tbody", frame);
  const verdict = requireElement<HTMLSelectElement>("[data-filter-by=overall]", frame);
  const contradicting = requireElement<HTMLInputElement>("[data-filter-by=contradictions]", frame);
  const words = requireElement<HTMLInputElement>("[data-filter-by=words]", frame);
  const rows = new Map<string, { entry: Entry; row: HTMLTableRowElement }>();
  let entries: readonly Entry[] = [];
  let sorting: { column: string; descending: boolean } | null = null;

  function refresh(): void {
    const arranged = shown();
    keepFocus(() => body.replaceChildren(...arranged.map(rowOf)));
    setText("desk-count", `显示 ${arranged.length} 家，共 ${entries.length} 家`, frame);
    setHidden(requireElement("[data-text=desk-none]", frame), arranged.length > 0);
  }

  function shown(): Entry[] {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = entries.filter((entry) => matches(entry, wanted));
    if (!sorting) return found;
    const { column, descending } = sorting;
    const value = COLUMNS[column]!;
    return found.sort((one, other) => compare(value(one), value(other)) * (descending ? -1 : 1));
  }

  function matches(entry: Entry, wanted: string[]): boolean {
    if (verdict.value !== ALL && verdict.value !== verdictOf(entry)) return false;
    if (contradicting.checked && !contradictions(entry)) return false;
    const { name, code, district } = { code: "", district: "", ...entry.application, name: entry.name };
    const text = [name, code, district, titlesOf(entry.application?.gaps), titlesOf(entry.application?.lacking)].join("\n").toLowerCase();
    return wanted.every((word) => text.includes(word));
  }

  /** Returns an entry's row, the same one for as long as the entry is. */
  function rowOf(entry: Entry): HTMLTableRowElement {
    const before = rows.get(entry.id);
    if (before?.entry === entry) return before.row;
    const row = createElement("tr");
    row.dataset.verdict = verdictOf(entry);
    row.append(...columns.map((column) => cellOf(column, entry)));
    rows.set(entry.id, { entry, row });
    return row;
  }

  function cellOf(column: string, entry: Entry): HTMLTableCellElement {
    if (column === "name") return nameCell(entry);
    const value = entry.application ? COLUMNS[column]!(entry) : "";
    const cell = createElement("td", column === "overall" ? "" : String(value));
    cell.dataset.column = column;
    cell.classList.toggle("number", typeof value === "number");
    if (column === "overall") cell.append(...verdictMarks(entry));
    return cell;
  }

  function nameCell(entry: Entry): HTMLTableCellElement {
    const cell = createElement("th");
    cell.scope = "row";
    const button = createButton(entry.name, () => open(entry));
    button.className = "desk-name";
    button.setAttribute("aria-haspopup", "dialog");
    const [gaps, lacking] = [titlesOf(entry.application?.gaps), titlesOf(entry.application?.lacking)];
    const unread = entry.failures.length ? `没有读入 ${entry.failures.length} 个文件` : "";
    const notes = [gaps && `缺：${gaps}`, lacking && `材料：${lacking}`, unread].filter(Boolean);
    cell.append(button, ...notes.map((note) => createElement("small", note)));
    return cell;
  }

  function sort(heading: HTMLTableCellElement, column: string): void {
    sorting = { column, descending: heading.ariaSort === "ascending" };
    for (const other of headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", sorting.descending ? "descending" : "ascending");
    refresh();
  }

  headings.forEach((heading, index) =>
    requireElement("button", heading).addEventListener("click", () => sort(heading, columns[index]!)));
  onTyped(words, refresh);
  for (const control of [verdict, contradicting]) control.addEventListener("change", refresh);

  return {
    show(found) {
      entries = found;
      const ids = new Set(entries.map(({ id }) => id));
      for (const id of rows.keys()) if (!ids.has(id)) rows.delete(id);
      refresh();
    },
    shown,
    focus: ({ id }) => rows.get(id)?.row.querySelector("button")?.focus(),
  };
}

function verdictMarks(entry: Entry): (HTMLElement | string)[] {
  const label = createElement("strong", verdictLabel(entry));
  label.className = "verdict";
  const mark = createElement("strong", contradictionMark(entry));
  mark.className = "contradicting";
  return mark.textContent ? [label, " ", mark] : [label];
}

function titlesOf(found: readonly DeskFound[] = []): string {
  return found.map(({ title, distance }) => title + (distance && `（${distance}）`)).join("、");
}

/** Texts that are blank come last when sorted upwards. */
function compare(one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return Number(one === "") - Number(other === "") || COLLATOR.compare(String(one), String(other));
}

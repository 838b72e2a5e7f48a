/** The table of a roster's rows: only to be read, but sorted, narrowed down and leafed through. */

import { columnsOf, moreYears, type Column } from "./columns";
import { all, make, one, write } from "./dom";
import type { Entry } from "./rosters";
import { LABELS, type Verdict } from "./verdicts";

const PAGE = 200;

const COLLATOR = new Intl.Collator("zh", { numeric: true });

/** What comes first when sorted by verdict. */
const URGENCY: Verdict[] = ["unmet", "unknown", "attention", "met", "not_applicable"];

export type RosterTable = {
  show(rows: readonly Entry[]): void;
  /** Turns to a row, or where it is not shown to the one after it, and gives it the focus. */
  focusRow(place: number): void;
  /** The places of the rows that are shown, in their order, on all pages. */
  order(): readonly number[];
};

/** @param onEdit opens a row, at one of its cells where that was pointed at */
export function bindTable(section: HTMLElement, onEdit: (place: number, column: string) => void): RosterTable {
  const columns = columnsOf(section);
  const head = one("thead tr:last-child", section);
  const body = one<HTMLTableSectionElement>("tbody", section);
  const show = one<HTMLSelectElement>("[data-show]", section);
  const find = one<HTMLInputElement>("[data-find]", section);
  const graded = all("option", show).some((option) => (option as HTMLOptionElement).value === "unmet");
  let rows: readonly Entry[] = [];
  let order: number[] = [];
  let sorted: { column: Column; heading: HTMLElement; descending: boolean } | null = null;
  let page = 0;
  let printing = false;
  let shown: Shown[] = [];

  function arrange(): void {
    const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    order = rows.map((_, place) => place).filter((place) => matches(rows[place]!, show.value, wanted, columns));
    if (sorted) {
      const { column, descending } = sorted;
      order.sort((one, other) => compare(rows[one]!, rows[other]!, column, descending));
    }
    render();
  }

  function render(): void {
    const pages = Math.max(1, Math.ceil(order.length / PAGE));
    page = Math.min(page, pages - 1);
    const places = printing ? order : order.slice(page * PAGE, (page + 1) * PAGE);
    const focused = focusedRow();
    fill(places);
    if (focused !== null && document.activeElement === document.body) editButton(focused)?.focus({ preventScroll: true });
    write("none", order.length ? "" : "没有这样的行。", section);
    write("shown", order.length < rows.length ? `显示 ${order.length} 行，共 ${rows.length} 行` : "", section);
    one(".pages", section).hidden = pages === 1;
    const first = page * PAGE + 1;
    write("page", `第 ${page + 1} / ${pages} 页：第 ${first}–${first + places.length - 1} 条，共 ${order.length} 条`, section);
    one<HTMLButtonElement>("[data-roster-action=previous-page]", section).disabled = page === 0;
    one<HTMLButtonElement>("[data-roster-action=next-page]", section).disabled = page === pages - 1;
  }

  /**
   * Shows these rows. Laying out a large table takes long, so what stays is left alone, and the row that an edit has
   * replaced by another is filled anew, cell by cell, in its place.
   */
  function fill(places: number[]): void {
    const before = new Map(shown.map((row) => [row.entry, row]));
    const wanted = new Set(places.map((place) => rows[place]!));
    const free = shown.filter(({ entry }) => !wanted.has(entry));
    shown = places.map((place) => {
      const entry = rows[place]!;
      const row = before.get(entry) ?? free.shift() ?? { entry, element: newRow(columns.length), cells: [] };
      update(row, entry, place);
      return row;
    });
    for (const { element } of free) element.remove();
    let next = body.firstElementChild;
    for (const { element } of shown)
      if (element === next) next = next.nextElementSibling;
      else body.insertBefore(element, next);
  }

  function update(row: Shown, entry: Entry, place: number): void {
    const [first] = columns.slice(1);
    const name = (first && entry.row[first.name]) ?? "";
    row.entry = entry;
    row.element.dataset.row = String(place);
    const contents = columns.map((column) => (column.kind === "verdict" ? verdictOf(entry, graded) : cellOf(entry, column)));
    const heading = JSON.stringify([place, name]);
    if (row.heading !== heading) {
      one("th span", row.element).textContent = String(place + 1);
      one("button", row.element).setAttribute("aria-label", `编辑第 ${place + 1} 行：${name}`);
      row.heading = heading;
    }
    contents.forEach((content, at) => {
      const now = JSON.stringify(content);
      if (row.cells[at] === now) return;
      row.cells[at] = now;
      showCell(row.element.cells[at + 1]!, content, columns[at]!, describe);
    });
  }

  /** Returns the id of an element that says a clause: what cells are described by. */
  function describe(clause: string): string {
    const id = `${section.id}.clause.${clause}`;
    if (!document.getElementById(id)) {
      const description = make("span", `依据${clause}`);
      description.id = id;
      description.hidden = true;
      section.append(description);
    }
    return id;
  }

  /**
   * Tells the styles the columns' widths: on a screen each row is laid out on its own, see rosters.css. Without a table's
   * layout, some browsers forget what it is.
   */
  function layOut(): void {
    const roles = { table: "table", ":is(thead, tbody)": "rowgroup", "thead tr": "row", "thead th": "columnheader" };
    for (const [selector, role] of Object.entries(roles)) for (const element of all(selector, section)) element.role = role;
    const kinds = ["row", ...columns.map(({ kind }, place) => (place === 1 ? "name" : kind))];
    one("table", section).style.setProperty("--columns", kinds.map((kind) => `var(--${kind}-width)`).join(" "));
    for (const group of all<HTMLTableCellElement>("thead [data-group]", section))
      group.style.gridColumn = `span ${group.colSpan}`;
  }

  function addColumns(): void {
    const more = moreYears(section, columns, rows.flatMap(({ row }) => Object.keys(row)));
    if (!more.length) return;
    for (const column of more) {
      const heading = document.createElement("th");
      heading.scope = "col";
      const button = make("button", column.title);
      button.type = "button";
      heading.append(button);
      head.append(heading);
      one("colgroup", section).append(document.createElement("col"));
      columns.push(column);
      bindHeading(heading, column);
    }
    const group = all<HTMLTableCellElement>("thead [data-group]", section).pop();
    if (group) group.colSpan += more.length;
    layOut();
    shown = [];
    body.replaceChildren();
  }

  function bindHeading(heading: HTMLElement, column: Column): void {
    one("button", heading).addEventListener("click", () => {
      sort({ column, heading, descending: sorted?.heading === heading && !sorted.descending });
    });
  }

  function sort(wanted: typeof sorted): void {
    sorted?.heading.removeAttribute("aria-sort");
    sorted = wanted;
    sorted?.heading.setAttribute("aria-sort", sorted.descending ? "descending" : "ascending");
    one("[data-roster-action=unsort]", section).hidden = sorted === null;
    page = 0;
    arrange();
  }

  function turn(by: number): void {
    page += by;
    render();
    const scroll = one(".roster-scroll", section);
    scroll.scrollTop = 0;
    scroll.focus();
  }

  function focusedRow(): string | null {
    const row = document.activeElement?.closest<HTMLElement>("tr");
    return row && body.contains(row) ? row.dataset.row ?? null : null;
  }

  function editButton(place: number | string): HTMLElement | null {
    return body.querySelector<HTMLElement>(`tr[data-row="${place}"] button`);
  }

  const actions: Record<string, () => void> = {
    unsort() {
      sort(null);
      one(".roster-scroll", section).focus(); // the button that had the focus is gone
    },
    "previous-page": () => turn(-1),
    "next-page": () => turn(1),
  };

  section.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("button") : null;
    actions[button?.dataset.rosterAction ?? ""]?.();
    const row = button?.closest<HTMLElement>("tr[data-row]");
    if (row) onEdit(Number(row.dataset.row), "");
  });
  body.addEventListener("dblclick", ({ target }) => {
    const found = target instanceof Element ? target.closest<HTMLTableCellElement>("td") : null;
    const row = found?.closest<HTMLElement>("tr");
    if (found && row) onEdit(Number(row.dataset.row), columns[found.cellIndex - 1]?.name ?? "");
  });
  show.addEventListener("change", arrange);
  find.addEventListener("input", arrange);
  all("thead [data-kind]", section).forEach((heading, place) => bindHeading(heading, columns[place]!));
  layOut();

  // Paper has no pages to leaf through.
  for (const [event, now] of [["beforeprint", true], ["afterprint", false]] as const)
    self.addEventListener(event, () => {
      printing = now;
      if (order.length > PAGE) render();
    });

  return {
    show(newRows) {
      rows = newRows;
      addColumns();
      arrange();
    },
    focusRow(place) {
      const at = order.findIndex((other) => other === place);
      const next = at >= 0 ? at : order.findIndex((other) => other > place);
      const found = next >= 0 ? next : order.length - 1;
      if (found < 0) return section.focus();
      if (page !== Math.floor(found / PAGE)) {
        page = Math.floor(found / PAGE);
        render();
      }
      editButton(order[found]!)?.focus();
    },
    order: () => order,
  };
}

/** A row of the table as it is shown: what its cells say, so that only those that change are touched. */
type Shown = { entry: Entry; element: HTMLTableRowElement; heading?: string; cells: string[] };

/** What a cell says: its text, a verdict with its clauses, and marks. */
type Content = { text: string; verdict?: Verdict; clause?: string; marks: ["error" | "warning", string][] };

function matches({ row, result }: Entry, shown: string, wanted: string[], columns: Column[]): boolean {
  if (shown === "error" ? !some(result?.errors) : shown === "warning" ? !some(result?.warnings) : false) return false;
  if (shown in LABELS && result?.verdict !== shown) return false;
  if (!wanted.length) return true;
  const text = columns.map(({ name, label }) => label(row[name] ?? "")).join("\n").toLowerCase();
  return wanted.every((word) => text.includes(word));
}

function some(messages: Record<string, string> | undefined): boolean {
  return messages !== undefined && Object.keys(messages).length > 0;
}

/** Cells without a text come last, whichever way is sorted. */
function compare(one: Entry, other: Entry, column: Column, descending: boolean): number {
  const direction = descending ? -1 : 1;
  if (column.kind === "verdict") return (urgency(one) - urgency(other)) * direction;
  const [text, otherText] = [one.row[column.name], other.row[column.name]];
  if (!text || !otherText) return Number(!text) - Number(!otherText);
  if (column.kind === "number" || column.kind === "years") {
    const [value, otherValue] = [Number(text), Number(otherText)];
    if (Number.isNaN(value) || Number.isNaN(otherValue))
      return Number(Number.isNaN(value)) - Number(Number.isNaN(otherValue));
    return (value - otherValue) * direction;
  }
  // A date's text sorts as the date does, and a month comes before its days.
  return COLLATOR.compare(column.label(text), column.label(otherText)) * direction;
}

function urgency({ result }: Entry): number {
  if (!result) return URGENCY.length;
  return some(result.errors) ? -1 : URGENCY.indexOf(result.verdict);
}

function newRow(columns: number): HTMLTableRowElement {
  const row = make("tr", "");
  row.role = "row";
  const heading = make("th", "");
  heading.scope = "row";
  heading.role = "rowheader";
  const button = make("button", "编辑");
  button.type = "button";
  heading.append(make("span", ""), " ", button);
  const cells = Array.from({ length: columns }, () => make("td", ""));
  for (const cell of cells) cell.role = "cell";
  row.append(heading, ...cells);
  return row;
}

function verdictOf({ result }: Entry, graded: boolean): Content {
  if (!result) return { text: "……", marks: [] };
  const marks: Content["marks"] = [];
  if (some(result.errors)) marks.push(["error", "有误"]);
  if (some(result.warnings)) marks.push(["warning", "须核对"]);
  if (graded) return { text: "", verdict: result.verdict, marks };
  return { text: marks.length ? "" : "—", marks };
}

function cellOf({ row, result }: Entry, { name, label }: Column): Content {
  const content: Content = { text: label(row[name] ?? ""), marks: [] };
  const decides = result?.cells[name];
  if (decides && decides.verdict in LABELS) Object.assign(content, { verdict: decides.verdict, clause: decides.clause.join("、") });
  const [error, warning] = [result?.errors[name], result?.warnings[name]];
  if (error) content.marks.push(["error", `有误：${error}`]);
  if (warning) content.marks.push(["warning", `须核对：${warning}`]);
  return content;
}

function showCell(
  cell: HTMLTableCellElement,
  { text, verdict, clause, marks }: Content,
  { kind }: Column,
  describe: (clause: string) => string,
): void {
  cell.dataset.kind = kind;
  const parts: Node[] = text ? [document.createTextNode(text)] : [];
  if (verdict) parts.push(mark(LABELS[verdict], "verdict"));
  parts.push(...marks.map(([kind, said]) => mark(said, `cell-${kind}`)));
  cell.replaceChildren(...parts.flatMap((part, place) => (place ? [" ", part] : [part])));
  if (verdict) cell.dataset.verdict = verdict;
  else delete cell.dataset.verdict;
  if (clause) {
    cell.setAttribute("aria-describedby", describe(clause));
    cell.title = `依据${clause}`;
  } else {
    cell.removeAttribute("aria-describedby");
    cell.removeAttribute("title");
  }
}

function mark(text: string, kind: string): HTMLElement {
  const element = make("span", text);
  element.className = kind;
  return element;
}

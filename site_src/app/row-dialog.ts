/** The dialog in which one row is edited; what is wrong with it, and its verdicts, are shown while it is. */

import { make, one, write } from "./dom";
import { say } from "./message";
import { label, type Result } from "./results";
import { fillRowForm, type RowForm } from "./row-form";
import type { Entry, Row } from "./rosters";
import type { Runtime } from "./runtime";
import { LABELS, type Verdict } from "./verdicts";

/** What the dialog needs to know of a roster. */
export type Host = {
  readonly id: string;
  readonly section: HTMLElement;
  readonly title: string;
  rows(): readonly Entry[];
  /** The rows that the table shows, in its order. */
  shown(): readonly Entry[];
  /** Replaces the rows, in a way that can be undone. */
  change(rows: readonly Entry[], message: string): void;
  /** Whether more rows fit in; says so if not. */
  hasRoom(more: number): boolean;
  focusRow(place: number): void;
};

export type RowDialog = {
  edit(host: Host, entry: Entry, column?: string): void;
  add(host: Host, texts?: Row): void;
};

/** checker/src/checker/browser.py, `row` */
type Found = {
  errors: Record<string, string>;
  warnings: Record<string, string>;
  verdict: Verdict;
  conditions: Result[];
};

export function bindRowDialog(notice: string, checker: () => Runtime): RowDialog {
  const dialog = one<HTMLDialogElement>("#row-dialog");
  const cells = one("[data-place=cells]", dialog);
  let host: Host;
  let form: RowForm;
  /** The row that is edited; null for one that is not there yet. */
  let entry: Entry | null = null;
  /** The rows to go through, as the table showed them when the dialog was opened. */
  let way: Entry[] = [];
  let asking = false;
  let outdated = false;

  const place = () => (entry ? host.rows().indexOf(entry) : -1);
  const named = () => (place() >= 0 ? `第 ${place() + 1} 行` : "新的一行");

  function open(at: Host, row: Entry | null, texts: Row, column = ""): void {
    host = at;
    entry = row;
    form = fillRowForm(cells, host.section, texts);
    write("title", entry ? `${host.title}：${named()}，共 ${host.rows().length} 行` : `${host.title}：添加一行`, dialog);
    const step = entry ? way.indexOf(entry) : -1;
    enable("previous", step > 0);
    enable("next", step >= 0 && step < way.length - 1);
    for (const action of ["previous", "next", "copy", "delete"]) button(action).hidden = entry === null;
    showFound(null);
    const first = form.control(column) ?? one("input, select, textarea", cells);
    if (dialog.open) {
      one(".work-body", dialog).scrollTop = 0;
      first.focus();
    } else {
      first.autofocus = true;
      dialog.showModal();
    }
    void ask();
  }

  function button(action: string): HTMLButtonElement {
    return one<HTMLButtonElement>(`[data-row-action=${action}]`, dialog);
  }

  function enable(action: string, possible: boolean): void {
    button(action).disabled = !possible;
  }

  // ---- what is found while the row is edited

  /** Asks about the row as it is now; while an answer is under way, only remembers that there is something newer. */
  async function ask(): Promise<void> {
    outdated = asking;
    if (asking) return;
    asking = true;
    const asked = form;
    try {
      const request = { notice, roster: host.id, row: form.texts() };
      const found = JSON.parse(await checker().row(JSON.stringify(request))) as Found;
      if (asked === form) showFound(found);
    } catch {
      // Without the checker, rows can still be typed and kept.
    } finally {
      asking = false;
    }
    if ((outdated || asked !== form) && dialog.open) void ask();
  }

  function showFound(found: Found | null): void {
    form.showErrors(found?.errors ?? {}, found?.warnings ?? {});
    const errors = Object.keys(found?.errors ?? {}).length;
    const conditions = found?.conditions ?? [];
    const verdict = conditions.length && found ? `这一行：${LABELS[found.verdict]}。` : "";
    write("finding", `${verdict}${errors ? `有误 ${errors} 栏。` : ""}`, dialog);
    one("[data-list=conditions]", dialog).replaceChildren(...conditions.map(condition));
    // A roster without conditions has nothing to show here, and a quick change of rows shall not make it flicker.
    if (found) one("[data-place=findings]", dialog).hidden = conditions.length === 0;
  }

  // ---- what is done with the row

  function changed(): boolean {
    const [before, after] = [entry?.row ?? {}, form.texts()];
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].some((name) => before[name] !== after[name]);
  }

  /** Stores what was changed, if anything was, and `more` rows after it. */
  function store(message: string, more: Entry[] = []): void {
    const edited = changed();
    if (!edited && !more.length) return;
    const rows = [...host.rows()];
    const stored = edited || !entry ? { row: form.texts() } : entry;
    const at = place();
    if (at >= 0) rows.splice(at, 1, stored, ...more);
    else rows.push(stored, ...more);
    way = way.map((other) => (other === entry ? stored : other));
    entry = stored;
    host.change(rows, message);
  }

  function save(): void {
    const message = entry ? `已保存第 ${place() + 1} 行。` : `已添加第 ${host.rows().length + 1} 行。`;
    if (!entry && !host.hasRoom(1)) return;
    store(message);
    close(place());
  }

  function step(by: number): void {
    const next = way[(entry ? way.indexOf(entry) : 0) + by];
    store(`已保存第 ${place() + 1} 行。`);
    if (next) open(host, next, next.row);
  }

  function copy(): void {
    if (!host.hasRoom(1)) return;
    const at = place();
    const copied: Entry = { row: form.texts() };
    store(`已把第 ${at + 1} 行复制为第 ${at + 2} 行。`, [copied]);
    way = way.flatMap((other) => (other === entry ? [other, copied] : [other]));
    open(host, copied, copied.row);
  }

  function remove(): void {
    const at = place();
    host.change(host.rows().filter((other) => other !== entry), `已删除第 ${at + 1} 行。`);
    close(at);
  }

  /** Leaves without storing anything; whoever did not mean to can go back to what was typed. */
  function cancel(): void {
    const [left, row, texts, at] = [host, entry, form.texts(), place()];
    const lost = changed();
    close(at);
    if (lost) say(`${row ? `对第 ${at + 1} 行的修改` : "新的一行"}没有保存。`, () => open(left, row, texts));
  }

  function close(at: number): void {
    dialog.close();
    const last = host.rows().length - 1;
    if (last < 0 || at < 0) one("[data-roster-action=add]", host.section).focus();
    else host.focusRow(Math.min(at, last));
  }

  const actions: Record<string, () => void> = {
    save,
    previous: () => step(-1),
    next: () => step(1),
    copy,
    delete: remove,
    cancel,
  };

  dialog.addEventListener("click", ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>("[data-row-action]") : null;
    actions[pressed?.dataset.rowAction ?? ""]?.();
  });
  dialog.addEventListener("input", () => void ask());
  dialog.addEventListener("submit", (event) => event.preventDefault());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    cancel();
  });

  return {
    edit(at, row, column) {
      way = [...at.shown()];
      open(at, row, row.row, column);
    },
    add(at, texts = {}) {
      way = [];
      open(at, null, texts);
    },
  };
}

function condition(result: Result): HTMLLIElement {
  const item = make("li", "");
  item.className = "result";
  item.dataset.verdict = result.verdict;
  const heading = make("h4", "");
  const badge = make("span", label(result));
  badge.className = "verdict";
  heading.append(badge, ` ${result.title}`);
  item.append(heading, make("p", result.reason));
  if (result.gap?.text) {
    const gap = make("p", result.gap.text);
    gap.className = "gap";
    item.append(gap);
  }
  for (const text of [`依据：${result.clause}`, ...result.ambiguities.map((left) => `原文没有写明：${left}`)]) {
    const note = make("p", text);
    note.className = "group-note";
    item.append(note);
  }
  return item;
}

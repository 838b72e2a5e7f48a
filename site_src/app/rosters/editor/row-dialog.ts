/** The dialog in which one row is edited; what is wrong with it, and its verdicts, are shown while it is. */

import { one, write } from "../../dom/elements";
import { say } from "../../messages/message-bar";
import { showFindings, type Found } from "./row-findings";
import { fillRowForm, type RowForm } from "./row-form";
import type { Entry, Row } from "../roster-store";
import type { Runtime } from "../../runtime/runtime";

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
  /** Says why `more` rows do not fit in; empty if they do. */
  tooMany(more: number): string;
  /** Gives a row the focus, or where it is not shown the one after it. */
  focusRow(place: number): void;
  /** Gives a row the focus, whatever the table is narrowed down to. */
  showRow(place: number): void;
};

export type RowDialog = {
  edit(host: Host, entry: Entry, column?: string): void;
  add(host: Host): void;
  /** Whether something was typed that is not stored yet. */
  isUnsaved(): boolean;
};

const GONE = "这一行已在另一个窗口改动或删除。“保存”会把这里填的添加为新的一行，“取消”则不保存。";

export function bindRowDialog(notice: string, checker: () => Runtime): RowDialog {
  const dialog = one<HTMLDialogElement>("#row-dialog");
  const cells = one("[data-place=cells]", dialog);
  let host: Host;
  let form: RowForm;
  /** The row that is edited; null for one that is not there yet. */
  let entry: Entry | null = null;
  /** The row after which a new one is to stand; null for the end. */
  let after: Entry | null = null;
  /** The rows to go through, as the table showed them when the dialog was opened. */
  let way: Entry[] = [];
  let asking = false;
  let outdated = false;

  const placeOf = (row: Entry | null) => (row ? host.rows().indexOf(row) : -1);

  function open(at: Host, row: Entry | null, texts: Row, column = ""): void {
    host = at;
    entry = row;
    form = fillRowForm(cells, host.section, texts);
    const title = entry ? `第 ${placeOf(entry) + 1} 行，共 ${host.rows().length} 行` : "添加一行";
    write("title", `${host.title}：${title}`, dialog);
    write("refusal", "", dialog);
    showSteps();
    form.showErrors({}, {});
    showFindings(dialog, null);
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

  /** Offers what can be done with the row: a new one can only be saved. */
  function showSteps(): void {
    const step = entry ? way.indexOf(entry) : -1;
    button("previous").disabled = step <= 0;
    button("next").disabled = step < 0 || step === way.length - 1;
    for (const action of ["previous", "next", "copy", "delete"]) button(action).hidden = entry === null;
  }

  function button(action: string): HTMLButtonElement {
    return one<HTMLButtonElement>(`[data-row-action=${action}]`, dialog);
  }

  /** Asks about the row as it is now; while an answer is under way, only remembers that there is something newer. */
  async function ask(): Promise<void> {
    outdated = asking;
    if (asking) return;
    asking = true;
    const asked = form;
    try {
      const request = { notice, roster: host.id, row: form.texts() };
      const found = JSON.parse(await checker().row(JSON.stringify(request))) as Found;
      if (asked === form) {
        form.showErrors(found.errors, found.warnings);
        showFindings(dialog, found);
      }
    } catch {
      // Without the checker, rows can still be typed and kept.
    } finally {
      asking = false;
    }
    if ((outdated || asked !== form) && dialog.open) void ask();
  }

  // ---- what is done with the row

  function changed(): boolean {
    const [before, now] = [entry?.row ?? {}, form.texts()];
    const names = new Set([...Object.keys(before), ...Object.keys(now)]);
    return [...names].some((name) => before[name] !== now[name]);
  }

  /** Whether the row is still there; if it is not, says so, and what was typed becomes a new one. */
  function isThere(): boolean {
    if (!entry || placeOf(entry) >= 0) return true;
    [entry, way] = [null, []];
    showSteps();
    write("refusal", GONE, dialog);
    return false;
  }

  /** Stores what was changed; returns the row as it is now. */
  function store(): Entry {
    if (entry && !changed()) return entry;
    // What was found before stands until the checker has looked at the row again: it would drop out of sight meanwhile.
    const stored: Entry = { row: form.texts(), ...(entry?.result && { result: entry.result }) };
    const rows = [...host.rows()];
    const at = entry ? placeOf(entry) : after ? placeOf(after) + 1 || rows.length : rows.length;
    rows.splice(at, entry ? 1 : 0, stored);
    host.change(rows, entry ? `已保存第 ${at + 1} 行。` : `已添加第 ${at + 1} 行。`);
    way = way.map((other) => (other === entry ? stored : other));
    return stored;
  }

  function save(): void {
    if (!isThere()) return;
    const isNew = entry === null;
    if (isNew && !changed()) return write("refusal", "还没有填写内容。", dialog);
    const refusal = isNew ? host.tooMany(1) : "";
    if (refusal) return write("refusal", refusal, dialog);
    if (!changed()) say(`第 ${placeOf(entry) + 1} 行没有改动。`);
    const stored = store();
    dialog.close();
    if (isNew) host.showRow(placeOf(stored));
    else host.focusRow(placeOf(stored));
  }

  function step(by: number): void {
    if (!isThere()) return;
    const stored = store();
    const there = new Set(host.rows());
    way = way.filter((row) => there.has(row));
    const next = way[way.indexOf(stored) + by];
    if (next) open(host, next, next.row);
  }

  /** Stores the row and begins a new one with the same cells, to stand after it. */
  function copy(): void {
    if (!isThere()) return;
    const refusal = host.tooMany(1);
    if (refusal) return write("refusal", refusal, dialog);
    after = store();
    way = [];
    open(host, null, after.row);
    write("title", `${host.title}：复制第 ${placeOf(after) + 1} 行为新的一行`, dialog);
  }

  function remove(): void {
    if (!isThere()) return;
    const [gone, at] = [entry, placeOf(entry)];
    const step = way.indexOf(gone!);
    const next = way[step + 1] ?? way[step - 1] ?? null;
    host.change(host.rows().filter((other) => other !== gone), `已删除第 ${at + 1} 行。`);
    dialog.close();
    leave(placeOf(next));
  }

  /** Leaves without storing anything; whoever did not mean to can go back to what was typed. */
  function cancel(): void {
    const [left, row, texts, behind, at] = [host, entry, form.texts(), after, placeOf(entry)];
    const lost = changed();
    dialog.close();
    leave(at >= 0 ? at : placeOf(after));
    if (!lost) return;
    const act = () => {
      after = behind;
      way = row ? [...left.shown()] : [];
      open(left, row, texts);
    };
    say(`${row ? `对第 ${at + 1} 行的修改` : "新的一行"}没有保存。`, { label: "找回修改", act });
  }

  /** Gives the focus back to the table, or to the button that adds a row. */
  function leave(at: number): void {
    if (at >= 0) host.focusRow(at);
    else one("[data-roster-action=add]", host.section).focus();
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
      [way, after] = [[...at.shown()], null];
      open(at, row, row.row, column);
    },
    add(at) {
      [way, after] = [[], null];
      open(at, null, {});
    },
    isUnsaved: () => dialog.open && changed(),
  };
}

/** The dialog in which one row is edited; what is wrong with it, and its verdicts, are shown while it is. */

import { bindActions, onControlEnter, onTyped } from "../../dom/controls";
import { requireElement, setText } from "../../dom/elements";
import { holdFocusInPlace } from "../../dom/focus";
import type { Row } from "../../generated/worker";
import { siteFault, writeError } from "../../messages/errors";
import { say } from "../../messages/message-bar";
import { coalesced } from "../../runtime/coalesced";
import type { Runtime } from "../../runtime/runtime";
import type { RosterRow } from "../roster-store";
import { showFindings } from "./row-findings";
import { fillRowForm, type RowForm } from "./row-form";

/** A roster, as far as the dialog needs it. */
export type EditedRoster = {
  readonly id: string;
  readonly section: HTMLElement;
  readonly title: string;
  rows(): readonly RosterRow[];
  /** The rows that the table shows, in its order. */
  shown(): readonly RosterRow[];
  /** Replaces the rows, in a way that can be undone. */
  change(rows: readonly RosterRow[], message: string): void;
  /** Says why `more` rows do not fit in; empty if they do. */
  tooMany(more: number): string;
  /** Gives a row the focus, or where it is not shown the one after it. */
  focusRow(index: number): void;
  /** Gives a row the focus, whatever the table is narrowed down to. */
  showRow(index: number): void;
};

export type RowDialog = {
  edit(roster: EditedRoster, row: RosterRow, column?: string): void;
  add(roster: EditedRoster): void;
  /** Whether something was typed that is not stored yet. */
  isUnsaved(): boolean;
};

const GONE = "这一行已在另一个窗口改动或删除。“保存”会把这里填的添加为新的一行，“取消”则不保存。";

export function bindRowDialog(notice: string, checker: () => Runtime): RowDialog {
  const dialog = requireElement<HTMLDialogElement>("#row-dialog");
  const cells = requireElement("[data-place=cells]", dialog);
  let roster: EditedRoster;
  let form: RowForm;
  /** The row that is edited; null for one that is not there yet. */
  let editedRow: RosterRow | null = null;
  /** The row after which a new one is to stand; null for the end. */
  let precedingRow: RosterRow | null = null;
  /** The rows to go through, as the table showed them when the dialog was opened. */
  let sequence: RosterRow[] = [];
  /** What was typed when the checker last looked, and the same as tables and files have it. */
  let understood: { typed: Row; texts: Row } | null = null;
  const checking = coalesced(checkRow);

  const indexOf = (row: RosterRow | null) => (row ? roster.rows().indexOf(row) : -1);

  function open(edited: EditedRoster, row: RosterRow | null, texts: Readonly<Row>, column = ""): void {
    roster = edited;
    editedRow = row;
    form = fillRowForm(cells, roster.section, texts);
    const title = editedRow ? `第 ${indexOf(editedRow) + 1} 行，共 ${roster.rows().length} 行` : "添加一行";
    setText("title", `${roster.title}：${title}`, dialog);
    setText("refusal", "", dialog);
    showSteps();
    form.show({ errors: {}, warnings: {}, echoes: {} });
    showFindings(dialog, null);
    const first = form.control(column) ?? requireElement("input, select, textarea", cells);
    if (dialog.open) {
      requireElement(".work-body", dialog).scrollTop = 0;
      first.focus();
    } else {
      first.autofocus = true;
      dialog.showModal();
    }
    void checking.ask();
  }

  /** Offers what can be done with the row: a new one can only be saved. */
  function showSteps(): void {
    const number = editedRow ? sequence.indexOf(editedRow) : -1;
    button("previous").disabled = number <= 0;
    button("next").disabled = number < 0 || number === sequence.length - 1;
    for (const action of ["previous", "next", "copy", "delete"]) button(action).hidden = editedRow === null;
  }

  function button(action: string): HTMLButtonElement {
    return requireElement<HTMLButtonElement>(`[data-row-action=${action}]`, dialog);
  }

  async function checkRow(): Promise<void> {
    if (!dialog.open) return;
    const [checked, typed] = [form, form.texts()];
    try {
      const found = await checker().call("row", { notice, roster: roster.id, row: typed });
      if (checked !== form) return;
      understood = { typed, texts: found.texts };
      holdFocusInPlace(() => {
        form.show(found);
        showFindings(dialog, found);
      });
    } catch (error) {
      // Without the checker, rows can still be typed and kept.
      if (siteFault(error)) writeError(requireElement("[data-text=refusal]", dialog), error);
    }
  }

  // ---- what is done with the row

  function changed(): boolean {
    return differ(editedRow?.texts ?? {}, form.texts());
  }

  /** Returns the row's texts, those that were changed as they were understood; what nobody has touched stays as it came. */
  function texts(): Row {
    const [before, typed] = [editedRow?.texts ?? {}, form.texts()];
    if (!understood || differ(understood.typed, typed)) return typed;
    const { texts } = understood;
    return Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, before[name] === text ? text : (texts[name] ?? text)]));
  }

  /** Whether the row is still there; if it is not, says so, and what was typed becomes a new one. */
  function isThere(): boolean {
    if (!editedRow || indexOf(editedRow) >= 0) return true;
    [editedRow, sequence] = [null, []];
    showSteps();
    setText("refusal", GONE, dialog);
    return false;
  }

  /** Puts what was changed into the roster; returns the row as it is now. */
  function store(): RosterRow {
    if (editedRow && !changed()) return editedRow;
    // What was found before stands until the checker has looked at the row again: it would drop out of sight meanwhile.
    const stored: RosterRow = { texts: texts(), ...(editedRow?.finding && { finding: editedRow.finding }) };
    const rows = [...roster.rows()];
    const index = editedRow ? indexOf(editedRow) : precedingRow ? indexOf(precedingRow) + 1 || rows.length : rows.length;
    rows.splice(index, editedRow ? 1 : 0, stored);
    roster.change(rows, editedRow ? `已保存第 ${index + 1} 行。` : `已添加第 ${index + 1} 行。`);
    sequence = sequence.map((other) => (other === editedRow ? stored : other));
    return stored;
  }

  function save(): void {
    if (!isThere()) return;
    const isNew = editedRow === null;
    if (isNew && !changed()) return setText("refusal", "还没有填写内容。", dialog);
    const refusal = isNew ? roster.tooMany(1) : "";
    if (refusal) return setText("refusal", refusal, dialog);
    if (!changed()) say(`第 ${indexOf(editedRow) + 1} 行没有改动。`);
    const stored = store();
    dialog.close();
    if (isNew) roster.showRow(indexOf(stored));
    else roster.focusRow(indexOf(stored));
  }

  function step(by: number): void {
    if (!isThere()) return;
    const stored = store();
    const present = new Set(roster.rows());
    sequence = sequence.filter((row) => present.has(row));
    const next = sequence[sequence.indexOf(stored) + by];
    if (next) open(roster, next, next.texts);
  }

  /** Stores the row and begins a new one with the same cells, to stand after it. */
  function copy(): void {
    if (!isThere()) return;
    const refusal = roster.tooMany(1);
    if (refusal) return setText("refusal", refusal, dialog);
    precedingRow = store();
    sequence = [];
    open(roster, null, precedingRow.texts);
    setText("title", `${roster.title}：复制第 ${indexOf(precedingRow) + 1} 行为新的一行`, dialog);
  }

  function remove(): void {
    if (!isThere()) return;
    const [removed, index] = [editedRow, indexOf(editedRow)];
    const number = sequence.indexOf(removed!);
    const next = sequence[number + 1] ?? sequence[number - 1] ?? null;
    roster.change(roster.rows().filter((other) => other !== removed), `已删除第 ${index + 1} 行。`);
    dialog.close();
    returnFocus(indexOf(next));
  }

  /** Leaves without storing anything; whoever did not mean to can go back to what was typed. */
  function cancel(): void {
    const [edited, row, typed, preceding, index] = [roster, editedRow, form.texts(), precedingRow, indexOf(editedRow)];
    const isLost = changed();
    dialog.close();
    returnFocus(index >= 0 ? index : indexOf(precedingRow));
    if (!isLost) return;
    const act = () => {
      precedingRow = preceding;
      sequence = row ? [...edited.shown()] : [];
      open(edited, row, typed);
    };
    say(`${row ? `对第 ${index + 1} 行的修改` : "新的一行"}没有保存。`, { label: "找回修改", act });
  }

  /** Gives the focus back to the table, or to the button that adds a row. */
  function returnFocus(index: number): void {
    if (index >= 0) roster.focusRow(index);
    else requireElement("[data-roster-action=add]", roster.section).focus();
  }

  const actions: Record<string, () => void> = {
    save,
    previous: () => step(-1),
    next: () => step(1),
    copy,
    delete: remove,
    cancel,
  };

  bindActions(dialog, "data-row-action", actions);
  onTyped(dialog, () => void checking.ask());
  dialog.addEventListener("submit", (event) => event.preventDefault());
  onControlEnter(dialog, save);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    cancel();
  });

  return {
    edit(edited, row, column) {
      [sequence, precedingRow] = [[...edited.shown()], null];
      open(edited, row, row.texts, column);
    },
    add(edited) {
      [sequence, precedingRow] = [[], null];
      open(edited, null, {});
    },
    isUnsaved: () => dialog.open && changed(),
  };
}

function differ(one: Readonly<Row>, other: Readonly<Row>): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].some((name) => one[name] !== other[name]);
}

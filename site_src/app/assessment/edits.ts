/** Changes of what was entered: stored, checked anew, and undone or redone. */

import type { Form } from "../form/form";
import { say, showUndoAndRedo, unpin } from "../messages/message-bar";
import type { KeptStates } from "../papers/checklist-states";
import type { KeptNotes } from "../rosters/import-notes";
import type { Rosters } from "../rosters/roster-store";
import { areSame } from "../values/texts";
import { loadAnswers, storeAnswers } from "./draft";
import { newHistory, patchedAnswers, type PageState, type Step, type Transition } from "./history";

const NOT_STORED = "浏览器不允许保存底稿，请用“保存到文件”。";

export type Edits = {
  /** The visitor has typed into the form. */
  typed(): void;
  /** The browser has refused to store a roster. */
  notStored(): void;
  /** Replaces what was entered, or some of it, and offers to undo it. */
  change(after: Partial<PageState>, message: string): void;
  undo(): void;
  redo(): void;
  /** Shows the draft that this window works on now, or begins it with some contents. Steps do not lead from one to another. */
  enter(contents?: PageState): void;
  /** All that is entered now. */
  state(): PageState;
  /** Adopts what another window has changed, as a step that can be undone. */
  adopt(adopt: () => void): void;
  /** Whether the browser has refused to store what was entered last. */
  isUnstored(): boolean;
  /** Whether all that is entered is stored. */
  isStored(): boolean;
};

/** @param recheck checks the form anew */
export function bindEdits(notice: string, form: Form, rosters: Rosters, notes: KeptNotes, states: KeptStates, recheck: () => void): Edits {
  const history = newHistory();
  let unstored = false;
  let isUnstoredTold = false;
  /** What another window has changed, since something was last done in this one. */
  let elsewhere: Step | null = null;

  function pageState(): PageState {
    return { answers: form.answers(), rosters: rosters.snapshot(), notes: notes.all(), states: states.all() };
  }

  function replace({ answers, rosters: changed, notes: said, states: noted }: Partial<PageState>): void {
    elsewhere = null;
    unstored = false;
    if (changed) rosters.replace(changed);
    if (said) notes.replace(said);
    if (noted) states.replace(noted);
    if (answers) {
      form.fill(answers);
      unstored = !storeAnswers(notice, answers) || unstored;
    }
    recheck();
  }

  /** Says what was done, and, the first time, that the browser does not store it. */
  function report(message: string): void {
    const text = message + (unstored && !isUnstoredTold ? NOT_STORED : "");
    isUnstoredTold = unstored;
    if (text) say(text);
  }

  /** What was typed since a step stays when the step is undone. */
  function apply(transition: Transition | null, word: string): void {
    if (!transition) return;
    const { name, from, to } = transition;
    const answers = to.answers && { answers: patchedAnswers(form.answers(), from.answers ?? {}, to.answers) };
    replace({ ...to, ...answers });
    showUndoAndRedo(...history.names());
    report(`${word}：${name}。`);
  }

  return {
    typed() {
      elsewhere = null;
      unpin();
      unstored = !storeAnswers(notice, form.answers());
      report("");
      recheck();
    },
    notStored: () => (unstored = true),
    change(after, message) {
      const now = pageState();
      const before = {
        ...(after.answers && { answers: now.answers }),
        ...(after.rosters && { rosters: those(after.rosters, now.rosters) }),
        ...(after.notes && { notes: those(after.notes, now.notes) }),
        ...(after.states && { states: now.states }),
      };
      replace(after);
      history.record({ name: message.replace(/^已|。$/g, ""), before, after });
      showUndoAndRedo(...history.names());
      report(message);
    },
    undo: () => apply(history.undo(), "已撤销"),
    redo: () => apply(history.redo(), "已重做"),
    enter(contents) {
      history.clear();
      if (contents) replace(contents);
      else {
        elsewhere = null;
        unstored = false;
        rosters.reload();
        notes.reload();
        states.reload();
        form.fill(loadAnswers(notice));
        recheck();
      }
      showUndoAndRedo(...history.names());
    },
    state: pageState,
    adopt(adopt) {
      const before = pageState();
      adopt();
      recheck();
      if (elsewhere && history.isLast(elsewhere)) elsewhere.after = pageState();
      else history.record((elsewhere = { name: "另一个窗口的改动", before, after: pageState() }));
      showUndoAndRedo(...history.names());
      say("另一个窗口改动了底稿，这里已换成那里的内容。");
    },
    isUnstored: () => unstored,
    isStored: () => areSame(loadAnswers(notice), form.answers()) && rosters.areStored(),
  };
}

/** Returns the present lists of those rosters that change. */
function those<T>(changed: Readonly<Record<string, T>>, now: Readonly<Record<string, readonly never[] | T>>) {
  return Object.fromEntries(Object.keys(changed).map((id) => [id, now[id] ?? []]));
}

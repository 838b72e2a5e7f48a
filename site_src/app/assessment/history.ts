/** The steps that were done to the form and the rosters, so that they can be undone and redone. */

import type { Answers } from "../generated/worker";
import type { MaterialStates } from "../papers/checklist-states";
import type { ImportNotes } from "../rosters/import-notes";
import type { Snapshot } from "../rosters/roster-store";

/** All that a visitor has entered. */
export type PageState = { answers: Answers; rosters: Snapshot; notes: ImportNotes; states: MaterialStates };

/** A step, with those parts of the page's state that it changes. */
export type Step = { name: string; before: Partial<PageState>; after: Partial<PageState> };

/** A step in one direction. */
export type Transition = { name: string; from: Partial<PageState>; to: Partial<PageState> };

const MOST_STEPS = 50;

type History = {
  /** Adds a step; steps that were undone before it can no longer be redone. */
  record(step: Step): void;
  /** Forgets all steps. */
  clear(): void;
  /** Goes one step back, or forward again; null where there is none. */
  undo(): Transition | null;
  redo(): Transition | null;
  /** Whether a step is the last one that was done. */
  isLast(step: Step): boolean;
  /** The names of the step to undo and of the step to redo. */
  names(): readonly [string | null, string | null];
};

export function newHistory(): History {
  const done: Step[] = [];
  const undone: Step[] = [];

  return {
    record(step) {
      done.push(step);
      if (done.length > MOST_STEPS) done.shift();
      undone.length = 0;
    },
    clear() {
      done.length = 0;
      undone.length = 0;
    },
    undo() {
      const step = done.pop();
      if (!step) return null;
      undone.push(step);
      return { name: step.name, from: step.after, to: step.before };
    },
    redo() {
      const step = undone.pop();
      if (!step) return null;
      done.push(step);
      return { name: step.name, from: step.before, to: step.after };
    },
    isLast: (step) => last(done) === step,
    names: () => [last(done)?.name ?? null, last(undone)?.name ?? null],
  };
}

function last(steps: Step[]): Step | undefined {
  return steps[steps.length - 1];
}

/** Returns the answers after a transition; an answer that was changed since stays. */
export function patchedAnswers(now: Answers, from: Answers, to: Answers): Answers {
  const answers = { ...now };
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (from[name] === to[name] || now[name] !== from[name]) continue;
    if (to[name] === undefined) delete answers[name];
    else answers[name] = to[name];
  }
  return answers;
}

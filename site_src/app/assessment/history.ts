/** What was done to the form and the rosters, step by step, so that it can be taken back and done again. */

import type { Answers } from "../form/form";
import type { Snapshot } from "../rosters/roster-store";

/** All that a visitor has entered, at one moment; a part that a step leaves alone is not given. */
export type Moment = { answers: Answers; rosters: Snapshot };

export type Step = { what: string; before: Partial<Moment>; after: Partial<Moment> };

const MOST = 50;

export type History = {
  /** Adds a step; what was taken back before it is forgotten. */
  record(step: Step): void;
  /** Goes one step back, or again forward; returns what the step was and what it leads to. */
  back(): Way | null;
  forward(): Way | null;
  /** Whether a step is the last one that was done. */
  isLast(step: Step): boolean;
  /** The names of the next step back and of the next step forward. */
  ways(): readonly [string | null, string | null];
};

/** One step in one direction. */
export type Way = { what: string; from: Partial<Moment>; to: Partial<Moment> };

export function newHistory(): History {
  const past: Step[] = [];
  const future: Step[] = [];

  return {
    record(step) {
      past.push(step);
      if (past.length > MOST) past.shift();
      future.length = 0;
    },
    back() {
      const step = past.pop();
      if (!step) return null;
      future.push(step);
      return { what: step.what, from: step.after, to: step.before };
    },
    forward() {
      const step = future.pop();
      if (!step) return null;
      past.push(step);
      return { what: step.what, from: step.before, to: step.after };
    },
    isLast: (step) => last(past) === step,
    ways: () => [last(past)?.what ?? null, last(future)?.what ?? null],
  };
}

function last(steps: Step[]): Step | undefined {
  return steps[steps.length - 1];
}

/** Returns the answers after a step; what was typed over since stays. */
export function patched(now: Answers, from: Answers, to: Answers): Answers {
  const answers = { ...now };
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (from[name] === to[name] || now[name] !== from[name]) continue;
    if (to[name] === undefined) delete answers[name];
    else answers[name] = to[name];
  }
  return answers;
}

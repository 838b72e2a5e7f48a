/** Repeated questions, of which only the newest needs an answer. */

export type Coalesced = {
  /** Asks now, or, while an answer is under way, once more after it. Resolves once that is answered. */
  ask(): Promise<void>;
  isUnderWay(): boolean;
};

/** @param question must not reject */
export function coalesced(question: () => Promise<void>): Coalesced {
  let underWay: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  function ask(): Promise<void> {
    if (underWay) return (following ??= underWay.then(askAgain));
    underWay = Promise.resolve().then(question).finally(() => (underWay = null)); // it is under way before it begins
    return underWay;
  }

  function askAgain(): Promise<void> {
    following = null;
    return ask();
  }

  return { ask, isUnderWay: () => underWay !== null };
}

/** Repeated questions, of which only the newest needs an answer. */

export type Coalesced = {
  /** Asks now, or, while an answer is under way, once more after it. */
  ask(): Promise<void>;
  isUnderWay(): boolean;
};

/** @param question must not reject */
export function coalesced(question: () => Promise<void>): Coalesced {
  let underWay = false;
  let outdated = false;

  async function ask(): Promise<void> {
    outdated = underWay;
    if (underWay) return;
    underWay = true;
    await question().finally(() => (underWay = false));
    if (outdated) void ask();
  }

  return { ask, isUnderWay: () => underWay };
}

/** Work that the first verdict does not wait for: done after it has been sent, or when something needs it. */

const actions: (() => unknown)[] = [];
let underWay: Promise<unknown> = Promise.resolve();

export function defer(action: () => unknown): void {
  actions.push(action);
}

/** Resolves when all that was deferred is done; what fails is tried again when it is next needed. */
export function runDeferred(): Promise<unknown> {
  const done = Promise.all([underWay, ...actions.splice(0).map(attempt)]);
  underWay = done.catch(() => {});
  return done;
}

async function attempt(action: () => unknown): Promise<void> {
  try {
    await action();
  } catch (error) {
    actions.push(action);
    throw error;
  }
}

/** Work that the first verdict does not wait for: done after it has been sent, or when something needs it. */

const actions: (() => unknown)[] = [];
let under = Promise.resolve<unknown>(undefined);

export function defer(action: () => unknown): void {
  actions.push(action);
}

/** Resolves when all that was deferred is done. */
export function runDeferred(): Promise<unknown> {
  const next = actions.splice(0);
  if (next.length) under = Promise.all([under, ...next.map((action) => action())]);
  return under;
}

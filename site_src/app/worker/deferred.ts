/** Work that the first verdict does not wait for: done after it has been sent, or when something needs it. */

const actions: (() => void)[] = [];

export function defer(action: () => void): void {
  actions.push(action);
}

export function runDeferred(): void {
  for (const action of actions.splice(0)) action();
}

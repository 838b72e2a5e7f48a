/**
 * What was found in a batch of applications, kept in this browser: results, never the files that were checked.
 * IndexedDB may be forbidden or full; everything works without it.
 */

import { attempt, databaseOf, settled } from "./database";

/** The site's version that found it, the page's address and the notice: only what has all three the same is had back. */
export type BatchPlace = { version: string; notice: string };

const STORE = "results";
/** Milliseconds after which a database that does not answer is done without. */
const PATIENCE = 5000;
const batches = databaseOf("batches", [STORE]);

/** Keeps a result under a name, or forgets it if it is null. Returns whether that worked. */
export async function keepResult(place: BatchPlace, name: string, result: object | null): Promise<boolean> {
  const done = await attempt(batches, PATIENCE, async (database) => {
    const results = database.transaction(STORE, "readwrite").objectStore(STORE);
    const key = [...prefix(place), name];
    await (result ? settled(results.put(result, key)) : settled(results.delete(key)));
    return true;
  });
  return done ?? false;
}

/** Returns the results that are kept, by name, and removes those that another version of the site has found. */
export async function keptResults(place: BatchPlace): Promise<Map<string, unknown>> {
  const found = await attempt(batches, PATIENCE, async (database) => {
    const results = database.transaction(STORE, "readwrite").objectStore(STORE);
    const [page, notice, version] = prefix(place);
    const every = below([page, notice]);
    const [keys, values] = await Promise.all([settled(results.getAllKeys(every)), settled(results.getAll(every))]);
    const kept = new Map<string, unknown>();
    for (const [index, key] of (keys as string[][]).entries())
      if (key[2] === version) kept.set(key[3] ?? "", values[index]);
      else results.delete(key);
    return kept;
  });
  return found ?? new Map();
}

/** Forgets all results of a place. */
export async function forgetResults(place: BatchPlace): Promise<void> {
  await attempt(batches, PATIENCE, (database) => settled(database.transaction(STORE, "readwrite").objectStore(STORE).delete(below(prefix(place)))));
}

function prefix({ notice, version }: BatchPlace): [page: string, notice: string, version: string] {
  return [location.pathname, notice, version];
}

/** Returns the range of the keys that begin so: an array comes after every text. */
function below(start: string[]): IDBKeyRange {
  return IDBKeyRange.bound(start, [...start, []]);
}

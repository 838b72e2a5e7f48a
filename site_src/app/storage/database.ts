/** IndexedDB. It may be forbidden or full, and a database may never answer; whoever uses it works without it, too. */

/** Opens a database, once. */
export type Database = () => Promise<IDBDatabase>;

/** Returns what opens a database with some stores when it is first needed; that rejects where there is no IndexedDB. */
export function databaseOf(name: string, stores: readonly string[]): Database {
  let opened: Promise<IDBDatabase> | undefined;
  return () =>
    (opened ??= (async () => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
      return settled(request);
    })());
}

/**
 * Does something with a database; undefined where there is none, or it fails, or does not answer in time.
 *
 * @param patience milliseconds after which a database that does not answer is done without
 */
export async function attempt<T>(
  database: Database,
  patience: number,
  action: (database: IDBDatabase) => Promise<T>,
): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  try {
    return await Promise.race([database().then(action), late]);
  } catch {
    return undefined;
  }
}

/** Returns what a request comes to. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

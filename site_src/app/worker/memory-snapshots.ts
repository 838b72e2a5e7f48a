/**
 * Keeps Python's memory as it is right after the start, before any answer has reached it, so that the next visit need
 * not start Python again. Kept in this browser alone; without IndexedDB, every visit is like the first.
 *
 * Memory that is in use is marked. A mark that is still there at the next visit means that the start did not come to
 * its end, so that memory is dropped.
 */

import { attempt, databaseOf, settled } from "../storage/database";

const STORE = "memory";
const MARKS = "marks";
/** Milliseconds after which a database that does not answer is done without. */
const PATIENCE = 1000;
const kept = databaseOf("checker", [STORE, MARKS]);

/** Returns the memory kept under a name, and marks it as in use. */
export async function recall(name: string): Promise<Uint8Array | undefined> {
  return attempt(kept, PATIENCE, async (database) => {
    const transaction = database.transaction([STORE, MARKS], "readwrite");
    const [memories, marks] = [transaction.objectStore(STORE), transaction.objectStore(MARKS)];
    if ((await settled(marks.getKey(name))) !== undefined) {
      memories.delete(name);
      marks.delete(name);
      return undefined;
    }
    const memory = (await settled(memories.get(name))) as Uint8Array | undefined;
    if (memory) marks.put(true, name);
    return memory;
  });
}

/** Removes the mark: the memory has worked. */
export async function confirm(name: string): Promise<void> {
  await attempt(kept, PATIENCE, async (database) => {
    await settled(database.transaction(MARKS, "readwrite").objectStore(MARKS).delete(name));
  });
}

/** Keeps a memory, and drops those of other versions: names begin with the runtime's folder. */
export async function keep(folder: string, name: string, memory: Uint8Array): Promise<void> {
  await attempt(kept, PATIENCE, async (database) => {
    const memories = database.transaction(STORE, "readwrite").objectStore(STORE);
    for (const other of await settled(memories.getAllKeys())) if (!String(other).startsWith(folder)) memories.delete(other);
    await settled(memories.put(memory, name));
  });
}

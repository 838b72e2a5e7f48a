/**
 * Keeps Python's memory as it is right after the start, before any answer has reached it, so that the next visit need
 * not start Python again. Kept in this browser alone; without IndexedDB, every visit is like the first.
 *
 * Memory that is in use is marked. A mark that is still there at the next visit means that the start did not come to
 * its end, so that memory is dropped.
 */

import { attempt, databaseOf, settled } from "../storage/database";
import { packed, unpacked, type KeptMemory, type Packed } from "./memory-pages";

const STORE = "memory";
const MARKS = "marks";
/** Milliseconds after which a database that does not answer is done without. */
const PATIENCE = 1000;
const kept = databaseOf("checker", [STORE, MARKS]);

/** Returns the memory kept under a name, and marks it as in use; undefined where there is none that works. */
export async function recall(name: string): Promise<KeptMemory | undefined> {
  return attempt(kept, PATIENCE, async (database) => {
    const reading = database.transaction([STORE, MARKS]);
    const [mark, found] = await Promise.all([
      settled(reading.objectStore(MARKS).getKey(name)),
      settled<Packed | undefined>(reading.objectStore(STORE).get(name)),
    ]);
    const memory = mark === undefined && found ? unpacked(found) : undefined;
    if (memory) written(database, MARKS).put(true, name);
    else if (found) for (const store of [STORE, MARKS]) written(database, store).delete(name);
    return memory;
  });
}

/** Removes the mark: the memory has worked. */
export async function confirm(name: string): Promise<void> {
  await attempt(kept, PATIENCE, async (database) => {
    await settled(written(database, MARKS).delete(name));
  });
}

/** Keeps a memory, and drops those of other versions: names begin with the runtime's folder. */
export async function keep(folder: string, name: string, snapshot: Uint8Array): Promise<void> {
  await attempt(kept, PATIENCE, async (database) => {
    const memories = written(database, STORE);
    for (const other of await settled(memories.getAllKeys())) if (!String(other).startsWith(folder)) memories.delete(other);
    await settled(memories.put(packed(snapshot), name));
  });
}

/** What is kept here can be made anew: nobody waits until it is on the disk. */
function written(database: IDBDatabase, store: string): IDBObjectStore {
  return database.transaction(store, "readwrite", { durability: "relaxed" }).objectStore(store);
}

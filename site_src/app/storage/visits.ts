/**
 * The visits of a notice, kept in this browser. All pages of the site share them, and all windows: each change is made to
 * what is stored at that moment, so that no window takes back what another has written.
 *
 * Storage may be forbidden; then what is stored is gone when the page is left, and `areVisitsKept` says so.
 */

import { isSameApplicant, newVisit, withQuestions, type Prefilled, type Visit } from "../values/visit";
import { databaseOf, settled } from "./database";

const STORE = "visits";
const CHANNEL = "visits";
const desk = databaseOf("desk", [STORE]);

/** Stands in for the database where there is none. */
const inMemory = new Map<string, Visit>();

/** Returns the visits of a notice, in the order in which they were put on the list. */
export async function loadVisits(notice: string): Promise<Visit[]> {
  return transact(notice, "readonly", async (visits) => visits.all());
}

/** Stores a visit in the place of the one with its key, if there is one. */
export async function storeVisit(notice: string, visit: Visit): Promise<void> {
  await storeVisits(notice, [visit]);
}

/** Stores several visits, all or none. */
export async function storeVisits(notice: string, stored: readonly Visit[]): Promise<void> {
  await transact(notice, "readwrite", async (visits) => stored.forEach(visits.put));
}

/** Changes a stored visit, as it is by now, and returns it; null if there is none any more. */
export async function changeVisit(notice: string, key: string, change: (visit: Visit) => Visit): Promise<Visit | null> {
  return transact(notice, "readwrite", async (visits) => {
    const stored = (await visits.all()).find((visit) => visit.key === key);
    if (!stored) return null;
    const changed = change(stored);
    visits.put(changed);
    return changed;
  });
}

/** Removes visits. */
export async function removeVisits(notice: string, keys: readonly string[]): Promise<void> {
  await transact(notice, "readwrite", async (visits) => keys.forEach(visits.remove));
}

/**
 * Puts applicants on the list. One that is there already, by its code or else its name, keeps what was noted of it and
 * gets the questions that are asked now.
 */
export async function addVisits(notice: string, prefilled: readonly Prefilled[]): Promise<{ added: number; kept: number }> {
  return transact(notice, "readwrite", async (visits) => {
    const listed = await visits.all();
    const counts = { added: 0, kept: 0 };
    for (const [place, one] of prefilled.entries()) {
      const index = listed.findIndex((visit) => isSameApplicant(visit, one));
      const known = listed[index];
      const visit = known ? withQuestions(known, one) : newVisit(one, new Date(Date.now() + place).toISOString());
      if (known) listed[index] = visit;
      else listed.push(visit);
      counts[known ? "kept" : "added"] += 1;
      visits.put(visit);
    }
    return counts;
  });
}

/** Whether what is stored is still there when the page is opened again. */
export async function areVisitsKept(): Promise<boolean> {
  return (await database()) !== null;
}

/** Calls `act` whenever another window of this browser has changed visits of a notice. */
export function onVisitsStoredElsewhere(notice: string, act: () => void): void {
  const channel = channelOf();
  if (channel) channel.onmessage = ({ data }) => void (data === placeOf(notice) && act());
  // A page that the visitor has left and comes back to gets no messages meanwhile.
  self.addEventListener("pageshow", ({ persisted }) => void (persisted && act()));
}

type Stored = {
  all(): Promise<Visit[]>;
  put(visit: Visit): void;
  remove(key: string): void;
};

/** Does something with the stored visits of a notice, all or nothing, and tells other windows of changes. */
async function transact<T>(notice: string, mode: IDBTransactionMode, action: (visits: Stored) => Promise<T>): Promise<T> {
  const place = placeOf(notice);
  const found = await database();
  if (!found) return action(memory(place));
  const transaction = found.transaction(STORE, mode);
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
  const store = transaction.objectStore(STORE);
  const result = await action({
    all: async () => inOrder(await settled<Visit[]>(store.getAll(IDBKeyRange.bound([place], [place, []])))),
    put: (visit) => void store.put(visit, [place, visit.key]),
    remove: (key) => void store.delete([place, key]),
  });
  await done;
  if (mode === "readwrite") channelOf()?.postMessage(place);
  return result;
}

function memory(place: string): Stored {
  return {
    all: async () => inOrder([...inMemory].flatMap(([name, visit]) => (name.startsWith(`${place}#`) ? [visit] : []))),
    put: (visit) => void inMemory.set(`${place}#${visit.key}`, visit),
    remove: (key) => void inMemory.delete(`${place}#${key}`),
  };
}

function inOrder(visits: Visit[]): Visit[] {
  return visits.sort((one, other) => (one.added + one.key < other.added + other.key ? -1 : 1));
}

/** The notice's folder of this copy of the site: copies do not mix. */
function placeOf(notice: string): string {
  const { runtime = "." } = document.querySelector<HTMLElement>("meta[name=checker]")?.dataset ?? {};
  return new URL(`../../../${notice}/`, new URL(runtime, document.baseURI)).pathname;
}

let channel: BroadcastChannel | null | undefined;

function channelOf(): BroadcastChannel | null {
  return (channel ??= typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL));
}

async function database(): Promise<IDBDatabase | null> {
  return desk().catch(() => null);
}

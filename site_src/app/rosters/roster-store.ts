/** The rosters' rows: stored in this browser, sent to the checker, and what it finds in each. */

import { findAll } from "../dom/elements";
import type { Problem, RowFinding } from "../generated/report";
import type { Row } from "../generated/worker";
import type { Runtime } from "../runtime/runtime";
import { loadText, onStoredElsewhere, storeText } from "../storage/local-storage";

/**
 * A row, which an edit replaces by another. What was found in it comes later; until then, a row that was edited has what
 * was found before.
 */
export type Entry = { readonly row: Readonly<Row>; finding?: RowFinding };

/** The rows of all rosters, by the roster's id. */
export type Snapshot = Readonly<Record<string, readonly Entry[]>>;

/** More rows than any roster has. */
const ALL = 1_000_000;

export type Rosters = {
  /** Returns a roster's rows in their order. */
  rows(id: string): readonly Entry[];
  /** Replaces rosters by others; whatever stays the same entry is neither sent nor checked again. */
  replace(changed: Snapshot): void;
  snapshot(): Snapshot;
  /** The rosters that have rows, as drafts have them. */
  texts(): Record<string, Row[]>;
  /** Sends everything to a checker that has just been started. */
  sendAll(): void;
};

export type Listeners = {
  /** The rows have changed, or something was found in them. */
  onChange(id: string): void;
  /** Another window has changed a roster, which is to be adopted. */
  onElsewhere(adopt: () => void): void;
  /** The browser has refused to store a roster. */
  onNotStored(): void;
  /** The checker could not take rows. */
  onFailed(error: unknown): void;
};

export function bindRosters(notice: string, checker: () => Runtime, listeners: Listeners): Rosters {
  const ids = findAll("[data-roster]").map(({ dataset }) => dataset.roster ?? "");
  let rosters: Snapshot = {};
  rosters = Object.fromEntries(ids.map((id) => [id, load(id)]));
  /** Rosters of which the checker has other rows than the page. */
  const unsynced = new Set<string>();

  /** Reads what is stored; rows that are here already stay the same entries. */
  function load(id: string): Entry[] {
    const here = new Map<string, Entry[]>();
    for (const entry of rosters[id] ?? []) {
      const text = JSON.stringify(entry.row);
      here.set(text, [...(here.get(text) ?? []), entry]);
    }
    return entries(loadText(notice, storageName(id))).map((entry) => here.get(JSON.stringify(entry.row))?.shift() ?? entry);
  }

  function store(id: string, rows: readonly Entry[]): void {
    if (!storeText(notice, storageName(id), rows.length ? JSON.stringify(rows.map(({ row }) => row)) : "")) listeners.onNotStored();
  }

  function update(id: string, rows: readonly Entry[]): void {
    const before = rosters[id] ?? [];
    if (rows === before) return;
    rosters = { ...rosters, [id]: rows };
    const { start, removed, added } = difference(before, rows);
    if (!removed && !added.length) return;
    if (unsynced.has(id)) void send(id, 0, ALL, rows);
    else void send(id, start, removed, added);
    listeners.onChange(id);
  }

  async function send(id: string, start: number, removed: number, added: readonly Entry[]): Promise<void> {
    const request = { notice, roster: id, start, delete: removed, rows: added.map(({ row }) => row) };
    try {
      const { rows } = await checker().call("splice", request);
      added.forEach((entry, index) => (entry.finding = rows[index]!));
      if (removed === ALL) unsynced.delete(id);
      if (added.length) listeners.onChange(id);
    } catch (error) {
      unsynced.add(id);
      for (const entry of added) delete entry.finding; // that of the row which it replaced
      listeners.onChange(id);
      listeners.onFailed(error);
    }
  }

  function sendAll(): void {
    for (const [id, rows] of Object.entries(rosters)) if (rows.length) void send(id, 0, ALL, rows);
  }

  for (const id of ids) onStoredElsewhere(notice, storageName(id), () => listeners.onElsewhere(() => update(id, load(id))));
  sendAll();

  return {
    rows: (id) => rosters[id] ?? [],
    replace(changed) {
      for (const [id, rows] of Object.entries(changed)) {
        if (!ids.includes(id) || rows === rosters[id]) continue;
        store(id, rows);
        update(id, rows);
      }
    },
    snapshot: () => rosters,
    texts: () =>
      Object.fromEntries(
        Object.entries(rosters).filter(([, rows]) => rows.length).map(([id, rows]) => [id, rows.map(({ row }) => row)]),
      ),
    sendAll,
  };
}

/** Whether any cell has a problem. */
export function hasAny(problems: Readonly<Record<string, Problem>> | undefined): boolean {
  return problems !== undefined && Object.keys(problems).length > 0;
}

/** Returns rows that are still to be checked. */
export function unchecked(rows: readonly Row[]): Entry[] {
  return rows.map((row) => ({ row }));
}

function storageName(id: string): string {
  return `roster:${id}`;
}

/** Reads stored rows; a text that is not a list of rows has none. */
function entries(text: string): Entry[] {
  try {
    const rows: unknown = JSON.parse(text || "[]");
    return Array.isArray(rows) ? rows.map((row: unknown) => ({ row: texts(row) })) : [];
  } catch {
    return [];
  }
}

function texts(row: unknown): Row {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, text]) => typeof text === "string"));
}

/** Returns the one stretch in which two lists of rows differ. */
function difference(before: readonly Entry[], after: readonly Entry[]) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, removed: before.length - start - end, added: after.slice(start, after.length - end) };
}

/** The rosters' rows: kept in this browser, told to the checker, and what it finds in each. */

import { all } from "../dom/elements";
import { keep, kept, onKeptElsewhere } from "../storage/local-storage";
import type { Runtime } from "../runtime/runtime";
import type { Verdict } from "../wording/verdicts";

/** The texts of a row's cells that are not blank, by the column's name. */
export type Row = Readonly<Record<string, string>>;

/** checker/src/checker/browser.py, `splice` */
export type RowResult = {
  verdict: Verdict;
  /** The cells that decide about a verdict other than met. */
  cells: Record<string, { verdict: Verdict; clause: string[] }>;
  errors: Record<string, string>;
  warnings: Record<string, string>;
};

/**
 * A row as it is from one change to the next. What was found in it comes later; until then, a row that was edited has
 * what was found before.
 */
export type Entry = { readonly row: Row; result?: RowResult };

/** All rosters at one moment, by id. */
export type Snapshot = Readonly<Record<string, readonly Entry[]>>;

/** More rows than any roster has. */
const ALL = 1_000_000;

export type Rosters = {
  /** Returns a roster's rows in their order. */
  rows(id: string): readonly Entry[];
  /** Replaces rosters by others; whatever stays the same entry is neither sent nor checked again. */
  put(changed: Snapshot): void;
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
  onNotKept(): void;
  /** The checker could not take rows. */
  onFailed(error: unknown): void;
};

export function bindRosters(notice: string, checker: () => Runtime, listeners: Listeners): Rosters {
  const ids = all("[data-roster]").map(({ dataset }) => dataset.roster ?? "");
  let rosters: Snapshot = {};
  rosters = Object.fromEntries(ids.map((id) => [id, load(id)]));
  /** Rosters of which the checker has other rows than the page. */
  const astray = new Set<string>();

  /** Reads what was kept; rows that are here already stay the same entries. */
  function load(id: string): Entry[] {
    const here = new Map<string, Entry[]>();
    for (const entry of rosters[id] ?? []) {
      const text = JSON.stringify(entry.row);
      here.set(text, [...(here.get(text) ?? []), entry]);
    }
    return entries(kept(notice, place(id))).map((entry) => here.get(JSON.stringify(entry.row))?.shift() ?? entry);
  }

  function store(id: string, rows: readonly Entry[]): void {
    if (!keep(notice, place(id), rows.length ? JSON.stringify(rows.map(({ row }) => row)) : "")) listeners.onNotKept();
  }

  function replace(id: string, rows: readonly Entry[]): void {
    const before = rosters[id] ?? [];
    if (rows === before) return;
    rosters = { ...rosters, [id]: rows };
    const { start, removed, added } = difference(before, rows);
    if (!removed && !added.length) return;
    if (astray.has(id)) void send(id, 0, ALL, rows);
    else void send(id, start, removed, added);
    listeners.onChange(id);
  }

  async function send(id: string, start: number, removed: number, added: readonly Entry[]): Promise<void> {
    const request = { notice, roster: id, start, delete: removed, rows: added.map(({ row }) => row) };
    try {
      const { rows } = JSON.parse(await checker().splice(JSON.stringify(request))) as { rows: RowResult[] };
      added.forEach((entry, place) => (entry.result = rows[place]!));
      if (removed === ALL) astray.delete(id);
      if (added.length) listeners.onChange(id);
    } catch (error) {
      astray.add(id);
      for (const entry of added) delete entry.result; // that of the row which it took the place of
      listeners.onChange(id);
      listeners.onFailed(error);
    }
  }

  function sendAll(): void {
    for (const [id, rows] of Object.entries(rosters)) if (rows.length) void send(id, 0, ALL, rows);
  }

  for (const id of ids) onKeptElsewhere(notice, place(id), () => listeners.onElsewhere(() => replace(id, load(id))));
  sendAll();

  return {
    rows: (id) => rosters[id] ?? [],
    put(changed) {
      for (const [id, rows] of Object.entries(changed)) {
        if (!ids.includes(id) || rows === rosters[id]) continue;
        store(id, rows);
        replace(id, rows);
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

/** Whether anything is said of any cell. */
export function some(messages: Record<string, string> | undefined): boolean {
  return messages !== undefined && Object.keys(messages).length > 0;
}

/** Returns rows that are still to be checked. */
export function unchecked(rows: readonly Row[]): Entry[] {
  return rows.map((row) => ({ row }));
}

function place(id: string): string {
  return `roster:${id}`;
}

/** Reads what was kept; whatever else stands in its place is no row. */
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

/** The one stretch in which two lists of rows differ. */
function difference(before: readonly Entry[], after: readonly Entry[]) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, removed: before.length - start - end, added: after.slice(start, after.length - end) };
}

/** The rosters' rows: stored in this browser, sent to the checker, and what it finds in each. */

import { findAll } from "../dom/elements";
import type { Problem, RowFinding } from "../generated/report";
import type { Row } from "../generated/worker";
import type { Runtime } from "../runtime/runtime";
import { loadJsonPart, onPartStoredElsewhere, storePart } from "../storage/drafts";
import { textsOf } from "../storage/local-storage";
import { areSameRows } from "../values/texts";

/**
 * A row: its cells' texts, and what the checker found in it, which comes later. An edit replaces the row by a new one;
 * until that is checked, it shows what was found in the old one.
 */
export type RosterRow = { readonly texts: Readonly<Row>; finding?: RowFinding };

/** The rows of all rosters, by the roster's id. */
export type Snapshot = Readonly<Record<string, readonly RosterRow[]>>;

/** More rows than any roster has. */
const ALL = 1_000_000;

export type Rosters = {
  /** Returns a roster's rows in their order. */
  rows(id: string): readonly RosterRow[];
  /** Replaces rosters by others; a row that stays the same object is neither sent nor checked again. */
  replace(changed: Snapshot): void;
  snapshot(): Snapshot;
  /** The rosters that have rows, as drafts have them. */
  texts(): Record<string, Row[]>;
  /** Takes those of the draft that this window works on now. */
  reload(): void;
  /** Whether the browser has stored all rows. */
  areStored(): boolean;
  /** Sends everything to a checker that has just been started. */
  sendAll(): void;
};

export type Listeners = {
  /** A roster's rows have changed, or the checker has found something in them. */
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

  /** Reads what is stored; a row that is here already stays the same object. */
  function load(id: string): RosterRow[] {
    const here = new Map<string, RosterRow[]>();
    for (const row of rosters[id] ?? []) {
      const key = JSON.stringify(row.texts);
      here.set(key, [...(here.get(key) ?? []), row]);
    }
    return storedRows(loadJsonPart(notice, partName(id))).map((row) => here.get(JSON.stringify(row.texts))?.shift() ?? row);
  }

  function store(id: string, rows: readonly RosterRow[]): void {
    if (!storePart(notice, partName(id), rows.length ? JSON.stringify(rows.map(({ texts }) => texts)) : "")) listeners.onNotStored();
  }

  function update(id: string, rows: readonly RosterRow[]): void {
    const before = rosters[id] ?? [];
    if (rows === before) return;
    rosters = { ...rosters, [id]: rows };
    const { start, removed, added } = difference(before, rows);
    if (!removed && !added.length) return;
    if (unsynced.has(id)) void send(id, 0, ALL, rows);
    else void send(id, start, removed, added);
    listeners.onChange(id);
  }

  async function send(id: string, start: number, removed: number, added: readonly RosterRow[]): Promise<void> {
    const request = { notice, roster: id, start, delete: removed, rows: added.map(({ texts }) => texts) };
    try {
      const { rows } = await checker().call("splice", request);
      added.forEach((row, index) => (row.finding = rows[index]!));
      if (removed === ALL) unsynced.delete(id);
      if (added.length) listeners.onChange(id);
    } catch (error) {
      unsynced.add(id);
      for (const row of added) delete row.finding; // that of the row which it replaced
      listeners.onChange(id);
      listeners.onFailed(error);
    }
  }

  function sendAll(): void {
    for (const [id, rows] of Object.entries(rosters)) if (rows.length) void send(id, 0, ALL, rows);
  }

  for (const id of ids) onPartStoredElsewhere(notice, partName(id), () => listeners.onElsewhere(() => update(id, load(id))));
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
        Object.entries(rosters).filter(([, rows]) => rows.length).map(([id, rows]) => [id, rows.map(({ texts }) => texts)]),
      ),
    reload() {
      for (const id of ids) update(id, load(id));
    },
    areStored: () => ids.every((id) => areSameRows(textsIn(rosters[id] ?? []), textsIn(storedRows(loadJsonPart(notice, partName(id)))))),
    sendAll,
  };
}

/** Whether any cell has a problem. */
export function hasAny(problems: Readonly<Record<string, Problem>> | undefined): boolean {
  return problems !== undefined && Object.keys(problems).length > 0;
}

/** Returns rows that are still to be checked. */
export function unchecked(rows: readonly Row[]): RosterRow[] {
  return rows.map((texts) => ({ texts }));
}

function textsIn(rows: readonly RosterRow[]): Readonly<Row>[] {
  return rows.map(({ texts }) => texts);
}

function partName(id: string): string {
  return `roster:${id}`;
}

function storedRows(stored: unknown): RosterRow[] {
  return Array.isArray(stored) ? unchecked(stored.map(textsOf)) : [];
}

/** Returns the one stretch in which two lists of rows differ. */
function difference(before: readonly RosterRow[], after: readonly RosterRow[]) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, removed: before.length - start - end, added: after.slice(start, after.length - end) };
}

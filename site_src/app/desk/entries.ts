/** What the table has a row for: an application that was checked, or files of which nothing could be read. */

import type { DeskApplication, DeskFailure } from "../generated/desk";
import { NOT_CHECKED, OVERALL_LABELS, VERDICT_ORDER } from "../generated/vocabulary";
import type { Outcome } from "./batch";

export type Entry = {
  id: string;
  /** The applicant's name, or that of the files. */
  name: string;
  /** Null where nothing could be checked. */
  application: DeskApplication | null;
  /** The files of its unit that were not read. */
  failures: DeskFailure[];
};

/** The kind of a finding that contradicts itself, rather than being only doubtful. */
const CONTRADICTION = "mismatch";

const entries = new WeakMap<Outcome, Entry[]>();

/** Returns the rows, in the order of the outcomes; those of the same outcome are the same each time. */
export function entriesOf(outcomes: readonly Outcome[]): Entry[] {
  return outcomes.flatMap((outcome) => {
    const known = entries.get(outcome) ?? entriesIn(outcome);
    entries.set(outcome, known);
    return known;
  });
}

function entriesIn({ unit, applications, failures }: Outcome): Entry[] {
  if (applications.length) return applications.map((application) => entryOf(application, failures));
  return failures.length ? [{ id: unit.id, name: unit.id.replace(/\/$/, ""), application: null, failures }] : [];
}

function entryOf(application: DeskApplication, failures: DeskFailure[]): Entry {
  return { id: application.id, name: application.applicant || `（没有填写名称：${application.id}）`, application, failures };
}

export function contradictions({ application }: Entry): number {
  return application?.findings.filter(({ kind }) => kind === CONTRADICTION).length ?? 0;
}

/** Returns what is marked beside the verdict, which does not tell of contradictions; empty if there are none. */
export function contradictionMark(entry: Entry): string {
  return contradictions(entry) ? "有不一致" : "";
}

export function doubts(entry: Entry): number {
  return (entry.application?.findings.length ?? 0) - contradictions(entry);
}

export function rowCount({ application }: Entry): number {
  return application?.rows.reduce((sum, { rows }) => sum + rows, 0) ?? 0;
}

export function verdictLabel({ application }: Entry): string {
  return application ? OVERALL_LABELS[application.overall] : NOT_CHECKED;
}

/** Returns how urgent an entry is: the least number first. */
export function urgency({ application }: Entry): number {
  return application ? VERDICT_ORDER.indexOf(application.overall) : -1;
}

/** Returns the verdict by which entries are told apart; empty where there is none. */
export function verdictOf({ application }: Entry): string {
  return application?.overall ?? "";
}

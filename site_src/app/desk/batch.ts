/** A batch of applications: the files that were handed over, what was found in them, and what is still to be checked. */

import type { DeskApplication, DeskFailure, DeskUnit } from "../generated/desk";
import { LARGEST_SHEET_FILE } from "../generated/vocabulary";
import { errorText } from "../messages/errors";
import { CheckerStopped } from "../runtime/runtime";
import { forgetResults, keepResult, keptResults } from "../storage/batch-results";
import { today } from "../values/dates";
import type { DeskChecker } from "./desk-checker";
import type { Given } from "./given-files";

/** What came of one unit of files. */
export type Outcome = {
  unit: DeskUnit;
  applications: DeskApplication[];
  failures: DeskFailure[];
  /** The day of application that it was checked for; empty for each applicant's own. */
  day: string;
  /** When it was checked. */
  checkedOn: string;
};

/** What became of files that were added. */
export type Added = {
  units: number;
  /** The files that were there before, under the same path. */
  replaced: string[];
  /** Folders that now have fewer files than were checked for them before. */
  fewer: string[];
};

export type Progress = {
  done: number;
  /** How many are to be checked in this run. */
  total: number;
  /** The unit that is being checked; empty while none is. */
  current: string;
};

export type BatchPage = {
  onProgress(progress: Progress): void;
  /** Something was found, or removed. */
  onChange(): void;
};

export type Batch = {
  outcomes(): Outcome[];
  /** Paths of files of other kinds, which are not read. */
  others(): string[];
  /** How many units wait to be checked. */
  waiting(): number;
  isRunning(): boolean;
  /** Whether all that was found would be had back after the page was closed. */
  isKept(): boolean;
  /** Takes files and sorts all into units. Rejects if the checker does not; `run` then sorts them, too. */
  add(given: Given, day: string): Promise<Added>;
  /**
   * Checks what waits. Resolves when nothing does any more, or when it was stopped.
   *
   * @param day the day of application, or empty for each applicant's own
   */
  run(day: string): Promise<void>;
  /** Stops at once; what is finished stays, the rest waits. */
  stop(): void;
  /** Goes on without the unit that is being checked. */
  skip(): void;
  /** Lets everything wait again; returns whether all files are still at hand. */
  repeat(): boolean;
  clear(): Promise<void>;
  /** Has back what was found before. */
  restore(): Promise<void>;
};

const GONE = "浏览器没有读到这个文件，可能已移走、改名或修改；请重新放入。";
const SKIPPED = "核对时按了“跳过这一份”，没有核对。";
/** The name under which the files that are not read are kept; a unit's is a path. */
const BESIDE = "";

/** @param version the site's, by which kept results are told apart */
export function bindBatch(notice: string, version: string, checker: DeskChecker, page: BatchPage): Batch {
  const place = { notice, version };
  const files = new Map<string, File>();
  const outcomes = new Map<string, Outcome>();
  let others: string[] = [];
  /** The files of which it is not known yet to which unit they belong. */
  const unsorted = new Set<string>();
  let queue: DeskUnit[] = [];
  let total = 0;
  let running: Promise<void> | null = null;
  let stopped: "" | "stop" | "skip" = "";
  let isKept = true;

  async function add(given: Given, day: string): Promise<Added> {
    const known = new Set([...files.keys(), ...[...outcomes.values()].flatMap(({ unit }) => unit.files)]);
    for (const { path, file } of given.files) {
      files.set(path, file);
      unsorted.add(path);
    }
    for (const { path, why } of given.unlisted)
      found({ unit: { id: path, files: [path] }, day, checkedOn: today(), applications: [], failures: [{ id: path, file: path, why }] });
    const units = await sort(day);
    const read = new Set(units.flatMap(({ files }) => files));
    const replaced = given.files.map(({ path }) => path).filter((path) => known.has(path) && read.has(path));
    const fewer = units.filter(({ id, files }) => outcomes.get(id)?.unit.files.some((path) => !files.includes(path)));
    return { units: units.length, replaced, fewer: fewer.map(({ id }) => id) };
  }

  /** Lets the units of files that were added wait to be checked, and returns them. */
  async function sort(day: string): Promise<DeskUnit[]> {
    if (!unsorted.size) return [];
    const sorted = new Set(unsorted); // more may come while this is asked
    const { units, others: left, failures } = await checker.call("desk_units", { notice, paths: [...files.keys()] });
    const touched = units.filter((unit) => unit.files.some((path) => sorted.has(path)));
    for (const path of sorted) unsorted.delete(path);
    others = [...new Set([...others, ...left])];
    void keep(BESIDE, { others });
    removeAllBut(new Set(units.map(({ id }) => id)));
    for (const failure of failures)
      found({ unit: { id: failure.id, files: [] }, day, checkedOn: today(), applications: [], failures: [failure] });
    enqueue(touched);
    page.onChange();
    return touched;
  }

  /** Removes units whose files belong to others by now: what was an applicant's folder may have become a part of one. */
  function removeAllBut(ids: ReadonlySet<string>): void {
    queue = queue.filter(({ id }) => ids.has(id));
    for (const [id, { unit }] of outcomes) if (!ids.has(id) && unit.files.every((path) => files.has(path))) remove(id);
  }

  function remove(id: string): void {
    outcomes.delete(id);
    void keepResult(place, id, null);
  }

  function enqueue(units: DeskUnit[]): void {
    const ids = new Set(units.map(({ id }) => id));
    if (!running) total = 0;
    const others = queue.filter(({ id }) => !ids.has(id));
    total += units.length + (running ? others.length - queue.length : others.length);
    queue = [...others, ...units];
  }

  async function run(day: string): Promise<void> {
    await (running ??= work(day).finally(() => (running = null)));
  }

  async function work(day: string): Promise<void> {
    stopped = "";
    await sort(day);
    while (queue[0] && !stopped) {
      const unit = queue[0];
      page.onProgress({ done: total - queue.length, total, current: unit.id });
      const outcome = await outcomeOf(unit, day);
      if (!outcome) break;
      queue = queue.filter((other) => other !== unit);
      found(outcome);
    }
    page.onProgress({ done: total - queue.length, total, current: "" });
  }

  function found(outcome: Outcome): void {
    outcomes.set(outcome.unit.id, outcome);
    void keep(outcome.unit.id, outcome);
    page.onChange();
  }

  /** Returns what comes of a unit, whatever its files are like; null if checking was stopped. */
  async function outcomeOf(unit: DeskUnit, day: string): Promise<Outcome | null> {
    const failed = (file: string, why: string): DeskFailure => ({ id: unit.id, file, why });
    const nothing = (why: string) => ({ applications: [], failures: unit.files.map((file) => failed(file, why)) });
    const outcome = (rest: Pick<Outcome, "applications" | "failures">): Outcome => ({ unit, day, checkedOn: today(), ...rest });
    try {
      const { read, failures } = await handOver(unit, failed);
      const { applications, failures: others } = read.length
        ? await checker.call("desk_check", { notice, unit: { ...unit, files: read }, unread: failures.map(({ file }) => file), day })
        : nothing("");
      return outcome({ applications, failures: read.length ? [...failures, ...others] : failures });
    } catch (error) {
      if (!(error instanceof CheckerStopped)) return outcome(nothing(`没有核对。${errorText(error)}`));
      if (stopped === "skip") {
        stopped = "";
        return outcome(nothing(SKIPPED));
      }
      const breakdown = checker.breakdown();
      return stopped || !breakdown ? null : outcome(nothing(`核对程序在这份材料上中断，没有核对（${breakdown}）。`));
    }
  }

  /** Hands a unit's files to the checker, one after another; tells which it has, and why it has not the others. */
  async function handOver({ files: paths }: DeskUnit, failed: (file: string, why: string) => DeskFailure) {
    const read: string[] = [];
    const failures: DeskFailure[] = [];
    for (const path of paths) {
      const contents = await contentsOf(path);
      if (stopped) throw new CheckerStopped(); // to ask it now would start it again
      if (typeof contents === "string") {
        failures.push(failed(path, contents));
        continue;
      }
      await checker.call("desk_read", { notice, path }, contents);
      read.push(path);
    }
    return { read, failures };
  }

  /** Returns what a file holds, or why that is not known. */
  async function contentsOf(path: string): Promise<ArrayBuffer | string> {
    const file = files.get(path);
    if (!file) return GONE;
    if (file.size > LARGEST_SHEET_FILE) return tooLarge(file);
    return file.arrayBuffer().catch(() => GONE);
  }

  async function keep(name: string, result: object): Promise<void> {
    if (!(await keepResult(place, name, result))) isKept = false;
  }

  function forget(): void {
    [others, queue, isKept] = [[], [], true];
    files.clear();
    unsorted.clear();
    outcomes.clear();
  }

  function halt(how: typeof stopped): void {
    if (!running) return;
    stopped = how;
    checker.stop();
  }

  return {
    outcomes: () => [...outcomes.values()].sort((one, other) => (one.unit.id < other.unit.id ? -1 : 1)),
    others: () => others,
    waiting: () => queue.length,
    isRunning: () => running !== null,
    isKept: () => isKept,
    add,
    run,
    stop: () => halt("stop"),
    skip: () => halt("skip"),
    repeat() {
      const units = [...outcomes.values()].map(({ unit }) => unit);
      if (!units.every((unit) => unit.files.every((path) => files.has(path)))) return false;
      for (const { id } of units) remove(id);
      enqueue(units);
      page.onChange();
      return true;
    },
    async clear() {
      stopped = "stop";
      checker.stop();
      forget();
      await running?.catch(() => {});
      forget(); // what was being checked may have come to its end
      await forgetResults(place);
      page.onChange();
    },
    async restore() {
      for (const [name, result] of await keptResults(place))
        if (name === BESIDE) ({ others } = result as { others: string[] });
        else outcomes.set(name, result as Outcome);
      page.onChange();
    },
  };
}

function tooLarge({ size }: File): string {
  const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
  return `文件约 ${megabytes(size)} MB，超过 ${megabytes(LARGEST_SHEET_FILE)} MB；请去掉图片和无关的工作表后再试。`;
}

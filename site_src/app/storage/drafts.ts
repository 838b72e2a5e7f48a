/**
 * The drafts of a notice. A draft is a set of texts, its parts, stored under names of its own; each window works on one
 * draft, whatever other windows do, so that no two drafts are ever mixed (decision 26).
 *
 * Whatever is stored here as a part belongs to the draft: it is switched, copied and deleted with it.
 */

import {
  loadForWindow,
  loadText,
  onStoredElsewhere,
  parsed,
  storeForWindow,
  storedNames,
  storeText,
  textsOf,
} from "./local-storage";

/** What is known of a draft beside its parts. Days are as ISO 8601 writes them, empty for never. */
export type StoredDraft = {
  id: string;
  /** What the visitor calls it beside the applicant's name. */
  label: string;
  changed: string;
  /** When a window began to work on it. */
  opened: string;
  deleted: string;
};

/** How long a deleted draft can be had back, in milliseconds. */
export const KEPT_DELETED = 24 * 60 * 60 * 1000;

/** The part that holds what is known of a draft. */
const RECORD = "record";
/** Parts that follow from the others: to store them is no change of the draft. */
const DERIVED = ["headline"];
const WINDOW = "draft-of-window";

const inThisWindow = new Map<string, string>();

/** Returns a part of the draft that this window works on, or an empty text; `page` is where it is stored, if elsewhere. */
export function loadPart(notice: string, part: string, page = ""): string {
  return loadText(notice, nameOf(part, currentDraft(notice, page)), page);
}

/** Returns a part as the JSON that it is; null where there is none, or it is no JSON. */
export function loadJsonPart(notice: string, part: string, page = ""): unknown {
  return parsed(loadPart(notice, part, page));
}

/** Stores a part, or removes it if it is empty. Returns whether that worked. What is deleted comes back by a change. */
export function storePart(notice: string, part: string, text: string): boolean {
  const id = currentDraft(notice);
  if (loadPart(notice, part) === text) return true;
  const isStored = storeText(notice, nameOf(part, id), text);
  if (isStored && !DERIVED.includes(part)) record(notice, id, { changed: now(), deleted: "" });
  return isStored;
}

/** Calls `act` whenever another window stores another text for a part of the draft that this one works on. */
export function onPartStoredElsewhere(notice: string, part: string, act: () => void): void {
  onStoredElsewhere(notice, () => nameOf(part, currentDraft(notice)), act);
}

/** Calls `act` when another window deletes the draft that this one works on. */
export function onDeletedElsewhere(notice: string, act: () => void): void {
  onPartStoredElsewhere(notice, RECORD, () => {
    if (recordOf(notice, currentDraft(notice)).deleted) act();
  });
}

/** Returns the id of the draft that this window works on, or would if its page were opened: the one it had, or the last. */
export function currentDraft(notice: string, page = ""): string {
  return inThisWindow.get(notice) ?? chosen(notice, page);
}

/** Lets this window work on a draft, also after it was loaded anew. */
export function workOn(notice: string, id: string): void {
  const remember = () => storeForWindow(notice, WINDOW, `@${inThisWindow.get(notice)}`);
  // A page that the visitor comes back to goes on with what it shows.
  if (!inThisWindow.has(notice)) self.addEventListener("pageshow", remember);
  inThisWindow.set(notice, id);
  remember();
  if (partNames(notice, id).length) record(notice, id, { opened: now() });
}

/** Returns an id that no draft has. */
export function newDraft(): string {
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
}

/** Returns what is stored of drafts, those worked on last first, deleted ones included. */
export function storedDrafts(notice: string, page = ""): StoredDraft[] {
  const ids = new Set(storedNames(notice, page).map((name) => split(name)[1]));
  return [...ids].map((id) => recordOf(notice, id, page)).sort((one, other) => (lastUse(one) < lastUse(other) ? 1 : -1));
}

/** Returns the parts of a draft, by name: what belongs to it. */
export function partsOf(notice: string, id: string): Map<string, string> {
  return new Map(partNames(notice, id).map((part) => [part, loadText(notice, nameOf(part, id))]));
}

/** Changes what is known of a draft; of a blank one without a label, nothing is kept. Returns whether that worked. */
export function record(notice: string, id: string, changed: Partial<StoredDraft>): boolean {
  const { label, changed: at, opened, deleted } = { ...recordOf(notice, id), ...changed };
  const isKept = label || partNames(notice, id).some((part) => !DERIVED.includes(part));
  return storeText(notice, nameOf(RECORD, id), isKept ? JSON.stringify({ label, changed: at, opened, deleted }) : "");
}

/** Copies all parts of a draft to another. Returns whether that worked; if not, nothing of the copy stays. */
export function copyDraft(notice: string, from: string, to: string, label: string): boolean {
  const isStored = [...partsOf(notice, from)].every(([part, text]) => storeText(notice, nameOf(part, to), text));
  if (isStored && record(notice, to, { label, changed: now() })) return true;
  removeDraft(notice, to);
  return false;
}

/** Removes all that is stored of a draft, for good. */
export function removeDraft(notice: string, id: string): void {
  for (const part of [...partNames(notice, id), RECORD]) storeText(notice, nameOf(part, id), "");
}

/** Removes the drafts that were deleted long enough ago. */
export function removeOldDrafts(notice: string): void {
  for (const { id, deleted } of storedDrafts(notice))
    if (deleted && Date.now() - Date.parse(deleted) > KEPT_DELETED) removeDraft(notice, id);
}

function chosen(notice: string, page: string): string {
  const drafts = storedDrafts(notice, page);
  const had = loadForWindow(notice, WINDOW, page);
  if (had && !drafts.some(({ id, deleted }) => deleted && `@${id}` === had)) return had.slice(1);
  const last = drafts.find(({ deleted }) => !deleted);
  return last?.id ?? (drafts.some(({ id }) => !id) ? newDraft() : "");
}

function recordOf(notice: string, id: string, page = ""): StoredDraft {
  const { label = "", changed = "", opened = "", deleted = "" } = textsOf(parsed(loadText(notice, nameOf(RECORD, id), page)));
  return { id, label, changed, opened, deleted };
}

function lastUse({ changed, opened }: StoredDraft): string {
  return changed > opened ? changed : opened;
}

function partNames(notice: string, id: string): string[] {
  const names = storedNames(notice).map(split);
  return names.filter(([part, draft]) => draft === id && part !== RECORD).map(([part]) => part);
}

function split(name: string): [part: string, id: string] {
  const [part = "", id = ""] = name.split("@");
  return [part, id];
}

/** The first draft has the names that were there before there were several. */
function nameOf(part: string, id: string): string {
  return id ? `${part}@${id}` : part;
}

function now(): string {
  return new Date().toISOString();
}

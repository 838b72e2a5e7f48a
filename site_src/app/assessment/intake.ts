/** Takes files that were opened or imported: as a draft of their own, or merged with what is on the page. */

import type { Answers, Draft } from "../generated/worker";
import type { Taken } from "../importing/import-dialog";
import { say } from "../messages/message-bar";
import type { ImportNotes } from "../rosters/import-notes";
import { unchecked, type Snapshot } from "../rosters/roster-store";
import type { RosterSection } from "../rosters/section";
import { bindApplicants, isAnother, isBlank, isSame, lacksRosters } from "./applicants";
import type { Drafts } from "./drafts";
import type { Edits } from "./edits";
import type { PageState } from "./history";
import type { DraftSource } from "./opened-files";

export type Intake = {
  /** Returns whether the draft was opened. */
  openDraft(source: DraftSource, draft: Draft): Promise<boolean>;
  /** @param source what the rows and answers come from, as it is called in a sentence */
  take(taken: Taken, source: string): Promise<void>;
  clear(): void;
};

export function bindIntake(edits: Edits, drafts: Drafts, sections: ReadonlyMap<string, RosterSection>): Intake {
  const applicants = bindApplicants((id) => sections.get(id)?.title ?? id);

  /** Whether the draft on the page can wait while another is shown: there is something, and the browser has stored it. */
  function canWait(here: PageState): boolean {
    return !isBlank(here) && edits.isStored();
  }

  /** Returns the page's state with nothing on it but this; a roster that is not given has no rows. */
  function only(answers: Answers, given: Snapshot, said: ImportNotes = {}): PageState {
    const gone = Object.fromEntries(Object.keys(edits.state().notes).map((id) => [id, []]));
    const every = Object.fromEntries([...sections.keys()].map((id) => [id, given[id] ?? []]));
    return { answers, rosters: every, notes: { ...gone, ...said }, states: {} };
  }

  /**
   * Opens a draft. A newer state of the same application replaces the older one; for any other, and for what comes in a
   * link, the visitor is asked.
   */
  async function openDraft(source: DraftSource, draft: Draft): Promise<boolean> {
    const rows = Object.fromEntries(Object.entries(draft.rosters).map(([id, texts]) => [id, unchecked(texts)]));
    const here = edits.state();
    const outcomes = { fresh: only(draft.answers, rows), merged: merged(here, { answers: draft.answers, rosters: rows, notes: {} }) };
    if (source.kind === "link" && isSame(here, outcomes.fresh)) {
      say(`${source.name}与页面上的相同，没有改动。`);
      return true;
    }
    const isAsked = source.kind === "link" || isAnother(here, draft.answers, false) || lacksRosters(here, rows);
    const isParked = isAsked && canWait(here);
    const way = isAsked ? await applicants.ask(source, { here, isParked, ...outcomes }) : "fresh";
    if (!way) say(`没有打开${source.name}，原来所填没有改动。`);
    else if (way === "fresh" && isParked) drafts.start(outcomes.fresh, `已打开${source.name}。`);
    else if (!isAsked) edits.change({ ...outcomes.fresh, states: here.states }, `已打开${source.name}。`);
    else edits.change(outcomes[way], `已打开${source.name}${way === "merged" ? "，合并到原来的底稿" : ""}。`);
    return way !== null;
  }

  /** Takes what was imported. Answers of the form make it an application, which is not mixed with another one. */
  async function take({ rosters: taken, answers, remarks }: Taken, source: string): Promise<void> {
    const fields = Object.keys(answers).length;
    const here = edits.state();
    const rows = Object.fromEntries(Object.entries(taken).map(([id, { rows }]) => [id, unchecked(rows)]));
    const placed = Object.fromEntries(
      Object.entries(rows).map(([id, added]) => [id, taken[id]!.after ? [...(here.rosters[id] ?? []), ...added] : added]),
    );
    const said = notesOn(source, remarks);
    const outcomes = { fresh: only(answers, rows, said), merged: merged(here, { answers, rosters: placed, notes: said }) };
    const isAsked = fields > 0 && (isAnother(here, answers, true) || lacksRosters(here, rows));
    const isParked = isAsked && canWait(here);
    const way = isAsked ? await applicants.ask({ name: source, kind: "file" }, { here, isParked, ...outcomes }) : "merged";
    if (!way) return say(`没有导入${source}，原来所填没有改动。`);
    const counts = Object.entries(rows).map(([id, added]) => `“${sections.get(id)?.title}”${added.length} 行`);
    if (fields) counts.push(`自评表 ${fields} 栏`);
    const filled = fields ? { answers: outcomes.merged.answers } : {};
    const message = `已导入${source}${way === "fresh" ? "，新建底稿" : ""}：${counts.join("、")}。`;
    if (way === "fresh" && isParked) drafts.start(outcomes.fresh, message);
    else edits.change(way === "fresh" ? outcomes.fresh : { ...filled, rosters: placed, notes: said }, message);
    // What had the focus when the dialog was opened may be gone with the rows.
    if (document.activeElement === document.body) sections.get(Object.keys(taken)[0] ?? "")?.section.focus();
  }

  return { openDraft, take, clear: () => edits.change(only({}, {}), "已清空。") };
}

/** Returns a page's state with more on it. */
function merged(here: PageState, more: Omit<PageState, "states">): PageState {
  return {
    answers: { ...here.answers, ...more.answers },
    rosters: { ...here.rosters, ...more.rosters },
    notes: { ...here.notes, ...more.notes },
    states: here.states,
  };
}

/** Returns what is kept of what was said of a file: nothing where nothing was. */
function notesOn(source: string, remarks: ImportNotes): ImportNotes {
  return Object.fromEntries(
    Object.entries(remarks).map(([id, said]) => [id, said.length ? [`以下说的是${source}。`, ...said] : []]),
  );
}

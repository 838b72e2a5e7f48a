/** The self-assessment page: form, rosters, draft and results, connected to each other and to the checker. */

import { findAll, requireElement } from "../dom/elements";
import { bindForm } from "../form/form";
import type { Update } from "../generated/report";
import type { Answers, Draft } from "../generated/worker";
import { bindDropping } from "../importing/dropped-files";
import { bindImportDialog, type Taken } from "../importing/import-dialog";
import { sayError } from "../messages/errors";
import { dismiss, say, takeOffer } from "../messages/message-bar";
import { showConsistency } from "../results/consistency";
import { showCounted } from "../results/counted";
import { showDisagreements } from "../results/disagreements";
import { showReport } from "../results/results";
import { bindRowDialog } from "../rosters/editor/row-dialog";
import { bindRosters, unchecked, type Snapshot } from "../rosters/roster-store";
import { bindRosterSection, type RosterSection } from "../rosters/section";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { state } from "../runtime/status";
import { onStoredElsewhere } from "../storage/local-storage";
import { bindApplicants, isAnother, lacksRosters, type Outcomes } from "./applicants";
import { bindChecking } from "./checking";
import { draftFile, loadAnswers } from "./draft";
import { bindEdits, type Edits } from "./edits";
import type { PageState } from "./history";
import { bindOpenedFiles } from "./opened-files";
import { bindToolbar } from "./toolbar";

/**
 * Binds the parsed page, and returns the function that checks what the form says.
 *
 * @param checker returns the checker, which may still be starting
 * @param restart starts it anew after a failure
 */
export function bindPage(notice: string, checker: () => Runtime, restart: () => void): () => Promise<void> {
  const form = bindForm(requireElement<HTMLFormElement>("#application"), () => edits.typed());
  const sections = new Map<string, RosterSection>();
  const rosters = bindRosters(notice, checker, {
    onChange: (id) => sections.get(id)?.refresh(),
    onElsewhere: (adopt) => edits.adopt(adopt),
    onNotStored: () => edits.notStored(),
    onFailed: (error) => {
      if (!(error instanceof CheckerStopped)) sayError("名册没有核对完成：", error);
    },
  });
  const checking = bindChecking(notice, checker, form, show);
  const edits: Edits = bindEdits(notice, form, rosters, () => {
    // The first verdict may be under way: the page is not ready then, and what was just entered is not in it.
    if (state() === "ready" || checking.isUnderWay()) void checking.ask();
  });

  function show(report: Update): void {
    showReport(report);
    showCounted(report.counted, ({ field, label, text }, number) =>
      edits.change({ answers: { ...form.answers(), [field]: number } }, `已把“${label}”改为名册数出的 ${text}。`),
    );
    showDisagreements(report.consistency, report.counted);
    showConsistency(report.consistency, (roster, row) => sections.get(roster)?.showRow(row - 1));
  }

  /** Returns the page's state with nothing on it but some answers and rosters; a roster that is not given has no rows. */
  function only(answers: Answers, given: Snapshot): PageState {
    return { answers, rosters: Object.fromEntries([...sections.keys()].map((id) => [id, given[id] ?? []])) };
  }

  /** Opens a draft: it replaces everything, unless it is another applicant's and the visitor would rather merge it. */
  async function openDraft(name: string, draft: Draft): Promise<void> {
    const rows = Object.fromEntries(Object.entries(draft.rosters).map(([id, texts]) => [id, unchecked(texts)]));
    const here = edits.state();
    const outcomes = outcomesOf(here, draft.answers, rows, rows);
    const isAsked = isAnother(here, draft.answers, false) || lacksRosters(here, rows);
    const way = isAsked ? await applicants.ask(`“${name}”`, here, outcomes) : "fresh";
    if (!way) return say(`没有打开“${name}”，原来所填没有改动。`);
    edits.change(outcomes[way], `已打开“${name}”${way === "merged" ? "，合并到原来的底稿" : ""}。`);
  }

  /** Takes what was imported. Answers of the form make it an application, which is not mixed with another one. */
  async function take({ rosters: taken, answers }: Taken, source: string): Promise<void> {
    const fields = Object.keys(answers).length;
    const rows = Object.fromEntries(Object.entries(taken).map(([id, { rows }]) => [id, unchecked(rows)]));
    const here = edits.state();
    const placed = Object.fromEntries(
      Object.entries(rows).map(([id, added]) => [id, taken[id]!.after ? [...rosters.rows(id), ...added] : added]),
    );
    const outcomes = outcomesOf(here, answers, rows, placed);
    const isAsked = fields > 0 && (isAnother(here, answers, true) || lacksRosters(here, rows));
    const way = isAsked ? await applicants.ask(source, here, outcomes) : "merged";
    if (!way) return say(`没有导入${source}，原来所填没有改动。`);
    const counts = Object.entries(rows).map(([id, added]) => `“${sections.get(id)?.title}”${added.length} 行`);
    if (fields) counts.push(`自评表 ${fields} 栏`);
    const changed = way === "fresh" ? outcomes.fresh : { rosters: placed, ...(fields && { answers: outcomes.merged.answers }) };
    const message = `已导入${source}${way === "fresh" ? "，新建底稿" : ""}：${counts.join("、")}。`;
    edits.change(changed, message);
    // What had the focus when the dialog was opened may be gone with the rows.
    if (document.activeElement === document.body) sections.get(Object.keys(taken)[0] ?? "")?.section.focus();
  }

  /** @param placed the file's rows, with those that they come after where they are merged */
  function outcomesOf(here: PageState, answers: Answers, rows: Snapshot, placed: Snapshot): Outcomes {
    const merged = { answers: { ...here.answers, ...answers }, rosters: { ...here.rosters, ...placed } };
    return { fresh: only(answers, rows), merged };
  }

  function isPossible(): boolean {
    if (state() === "failed") say("核对程序没有启动，暂时不能打开文件；请先重试。");
    return state() !== "failed";
  }

  const rowCount = (id: string) => rosters.rows(id).length;
  const applicant = () => form.answers().name ?? "";
  const applicants = bindApplicants((id) => sections.get(id)?.title ?? id);
  const importDialog = bindImportDialog({ notice, checker, rowCount, take: (...taken) => void take(...taken), isPossible });
  const rowDialog = bindRowDialog(notice, checker);
  const openFile = bindOpenedFiles({
    notice,
    checker,
    isPossible,
    openDraft,
    openTable: importDialog.open,
  });

  for (const section of findAll("[data-roster]")) {
    const bound = bindRosterSection(section, {
      notice,
      checker,
      rosters,
      rowDialog,
      openFile,
      applicant,
      askForPaste: (roster) => importDialog.paste("", roster),
      change: (changed, message) => edits.change({ rosters: changed }, message),
    });
    sections.set(bound.id, bound);
  }
  bindToolbar({ notice, applicant, text: () => draftFile(notice, form.answers(), rosters.texts()) }, openFile, {
    clear: () => edits.change(only({}, {}), "已清空。"),
    offer: takeOffer,
    undo: edits.undo,
    redo: edits.redo,
    dismiss,
    retry() {
      restart();
      rosters.sendAll();
    },
  });
  bindDropping({ file: openFile, text: (text, roster) => importDialog.paste(text, roster) });
  onStoredElsewhere(notice, "draft", () => edits.adopt(() => form.fill(loadAnswers(notice))));
  self.addEventListener("beforeunload", (event) => {
    const isBlank = () => !Object.keys(form.answers()).length && !Object.keys(rosters.texts()).length;
    if (!rowDialog.isUnsaved() && !importDialog.isUnsaved() && (!edits.isUnstored() || isBlank())) return;
    event.preventDefault();
    event.returnValue = true; // what older browsers heed
  });

  form.fill({ ...loadAnswers(notice), ...form.answers() }); // something may have been typed by now
  return checking.ask;
}

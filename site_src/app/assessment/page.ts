/** The self-assessment page: form, rosters, draft and results, connected to each other and to the checker. */

import { bindComparison } from "../advice/comparison";
import { bindWhatIf } from "../advice/what-if";
import { findAll, requireElement } from "../dom/elements";
import { bindContents } from "../form/contents";
import { bindForm } from "../form/form";
import type { Advice, Update } from "../generated/report";
import type { Answers, RosterRows } from "../generated/worker";
import { bindDropping } from "../importing/dropped-files";
import { bindImportDialog } from "../importing/import-dialog";
import { sayError } from "../messages/errors";
import { dismiss, say, takeOffer } from "../messages/message-bar";
import { bindChecklist } from "../papers/checklist";
import { bindMaterialStates } from "../papers/checklist-states";
import { bindForms } from "../papers/forms";
import { bindReportChanges } from "../papers/report-changes";
import { bindReport } from "../papers/report-dialog";
import { bindWorkbook } from "../papers/workbook";
import { bindOverview } from "../pictures/overview";
import { bindPictures } from "../pictures/panels";
import { showConsistency } from "../results/consistency";
import { showCounted } from "../results/counted";
import { showDisagreements } from "../results/disagreements";
import { bindCurrent } from "../results/current";
import { bindFilters } from "../results/filters";
import { bindLevers } from "../results/levers";
import { showReport } from "../results/results";
import { bindSheet } from "../results/sheet";
import { bindRowDialog } from "../rosters/editor/row-dialog";
import { bindImportNotes, type ImportNotes } from "../rosters/import-notes";
import { bindRosters, type Snapshot } from "../rosters/roster-store";
import { bindRosterSection, type RosterSection } from "../rosters/section";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { state } from "../runtime/status";
import { currentDraft, onPartStoredElsewhere, workOn } from "../storage/drafts";
import { bindLinks } from "../sharing/opened-links";
import { sharingScript } from "../sharing/script";
import { bindTimeline } from "../timeline/panel";
import { bindChecking } from "./checking";
import { draftFile, draftText, loadAnswers } from "./draft";
import { bindDraftState } from "./draft-state";
import { bindDrafts } from "./drafts";
import { bindEdits, type Edits } from "./edits";
import { bindIntake } from "./intake";
import { bindOpenedFiles } from "./opened-files";
import { bindToolbar } from "./toolbar";

/**
 * Binds the parsed page, and returns the function that checks what the form says.
 *
 * @param checker returns the checker, which may still be starting
 * @param restart starts it anew after a failure
 */
export function bindPage(notice: string, checker: () => Runtime, restart: () => void): () => Promise<void> {
  workOn(notice, currentDraft(notice));
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
  bindFilters();
  bindSheet();
  const current = bindCurrent(requireElement("#application"));
  const contents = bindContents();
  const showRow = (roster: string, row: number) => sections.get(roster)?.showRow(row - 1);
  const refreshTimeline = bindTimeline({ notice, checker, answers: form.answers, showRow });
  const applicant = () => form.answers().name ?? "";
  const refreshForms = ifThere("#official-forms", () => bindForms({ notice, checker, answers: form.answers, applicant }));
  const checking = bindChecking(notice, checker, form, show);
  const showOverview = bindOverview();
  const showPictures = bindPictures(() => checker().call("pictures", { notice, answers: form.answers() }));
  const notes = bindImportNotes(notice);
  const states = bindMaterialStates(notice);
  const edits: Edits = bindEdits(notice, form, rosters, notes, states, () => {
    draftState.stored(!edits.isUnstored());
    // The first verdict may be under way: the page is not ready then, and what was just entered is not in it.
    if (state() === "ready" || checking.isUnderWay()) void checking.ask();
  });

  const refreshComparison = ifThere("#comparison", () => bindComparison(notice, checker, form));
  const whatIf = bindWhatIf(notice, checker, form, (answers, message) =>
    edits.change({ answers: { ...form.answers(), ...answers } }, message),
  );

  const refreshChecklist = ifThere("#papers-checklist", () => bindChecklist({ notice, checker, answers: form.answers, states, showRow }));
  const refreshLevers = bindLevers(notice, checker, { showRow, suppose: whatIf.open });

  function show(report: Update, advice: Advice): void {
    showReport(report, advice);
    refreshLevers();
    showOverview(report.conditions);
    refreshComparison();
    whatIf.refresh();
    contents.refresh(report.conditions);
    draftState.checked(advice.headline.short);
    showPictures();
    showCounted(report.counted, ({ field, label, text }, number) =>
      edits.change({ answers: { ...form.answers(), [field]: number } }, `已把“${label}”改为名册数出的 ${text}。`),
    );
    current.refresh();
    showDisagreements(report.consistency, report.counted);
    for (const [id, section] of sections)
      section.proposeFill(report.counted.filter(({ roster }) => roster === id).flatMap(({ fill }) => fill));
    showConsistency(report.consistency, showRow);
    refreshTimeline();
    refreshForms();
    refreshChecklist();
  }

  function isPossible(): boolean {
    if (state() === "failed") say("核对程序没有启动，暂时不能打开文件；请先重试。");
    return state() !== "failed";
  }

  function startAnew(): void {
    restart();
    rosters.sendAll();
  }

  const isBlank = () => !Object.keys(form.answers()).length && !Object.keys(rosters.texts()).length;
  const rowCount = (id: string) => rosters.rows(id).length;
  const drafts = bindDrafts(notice, edits);
  const intake = bindIntake(edits, drafts, sections);
  const importDialog = bindImportDialog({
    notice,
    checker,
    rowCount,
    take: (...taken) => void intake.take(...taken),
    isPossible,
    restart() {
      checker().stop();
      startAnew();
    },
  });
  const rowDialog = bindRowDialog(notice, checker);
  const { openFile, openLink } = bindOpenedFiles({
    notice,
    checker,
    isPossible,
    openDraft: intake.openDraft,
    openTable: importDialog.open,
    compareReport: bindReportChanges(notice, checker, form.answers),
  });
  const application = () => ({ answers: form.answers(), rosters: rosters.texts() });
  const openReport = bindReport({ notice, checker, application, isPossible });

  async function share(): Promise<void> {
    if (isBlank()) return say("还没有填写，没有可以分享的。");
    try {
      const { openShareDialog } = await sharingScript();
      const text = (...parts: [Answers, RosterRows]) => draftText(notice, ...parts);
      const titleOf = (id: string) => sections.get(id)?.title ?? id;
      openShareDialog({ answers: form.answers(), rosters: rosters.texts(), titleOf, text, saveFile });
    } catch (error) {
      sayError("没有做成链接：", error);
    }
  }

  for (const section of findAll("[data-roster]")) {
    const bound = bindRosterSection(section, {
      notice,
      checker,
      rosters,
      rowDialog,
      openFile,
      applicant,
      askForPaste: (roster) => importDialog.paste("", roster),
      change: (changed, message) => edits.change({ rosters: changed, notes: withoutRows(changed) }, message),
    });
    sections.set(bound.id, bound);
  }
  const saveFile = bindToolbar({ notice, applicant, text: () => draftFile(notice, form.answers(), rosters.texts()) }, openFile, {
    share: () => void share(),
    drafts: () => void drafts.openDialog(),
    clear: intake.clear,
    offer: takeOffer,
    undo: edits.undo,
    redo: edits.redo,
    dismiss,
    report: () => void openReport(),
    retry() {
      startAnew();
      void openLinkInAddress();
    },
  });
  bindWorkbook({
    notice,
    checker,
    applicant,
    answers: form.answers,
    rosters: () => Object.fromEntries([...sections].map(([id, { rows }]) => [id, rows().map(({ texts }) => ({ ...texts }))])),
  });
  const openLinkInAddress = bindLinks(openLink);
  bindDropping({ file: openFile, text: (text, roster) => importDialog.paste(text, roster) });
  onPartStoredElsewhere(notice, "draft", () => edits.adopt(() => form.fill(loadAnswers(notice))));
  self.addEventListener("beforeunload", (event) => {
    if (!rowDialog.isUnsaved() && !importDialog.isUnsaved() && (!edits.isUnstored() || isBlank())) return;
    event.preventDefault();
    event.returnValue = true; // what older browsers heed
  });

  const typed = form.answers(); // before anything here could store it
  form.fill({ ...loadAnswers(notice), ...typed });
  const draftState = bindDraftState(notice, () => (isBlank() ? null : applicant()));
  if (Object.keys(typed).length) edits.typed();
  void openLinkInAddress();
  return checking.ask;
}

/** Binds a part that not every notice has; returns what to call after every check. */
function ifThere(selector: string, bind: () => () => void): () => void {
  return document.querySelector(selector) ? bind() : () => {};
}

/** Rows that are gone take their notes with them. */
function withoutRows(changed: Snapshot): ImportNotes {
  return Object.fromEntries(Object.entries(changed).flatMap(([id, rows]) => (rows.length ? [] : [[id, []]])));
}

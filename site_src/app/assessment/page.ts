/** What a visitor does on the self-assessment page: form, rosters, draft and results, tied to the checker. */

import { showConsistency } from "../results/consistency";
import { showCounted } from "../results/counted";
import { all, one, write } from "../dom/elements";
import { draftFile, keepAnswers, loadAnswers } from "./draft";
import { bindDropping } from "../importing/dropped-files";
import { isDraft, utf8 } from "../dom/downloads";
import { bindForm, type Answers, type FieldError } from "../form/form";
import { newHistory, patched, type Moment, type Step, type Way } from "./history";
import { bindImportDialog, type Taken } from "../importing/import-dialog";
import { onKeptElsewhere } from "../storage/local-storage";
import { dismiss, reason, say, settle, showWays, takeOffer } from "../messages/message-bar";
import { announcement, showReport, type Report } from "../results/results";
import { bindRosterSection, type RosterSection } from "../rosters/section";
import { bindRosters, unchecked, type Row, type Snapshot } from "../rosters/roster-store";
import { bindRowDialog } from "../rosters/editor/row-dialog";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { setState, showFailure, state } from "../runtime/status";
import { bindToolbar } from "./toolbar";

const LARGEST_DRAFT = 5_000_000;

const NOT_KEPT = "浏览器不允许保存底稿，请用“保存到文件”。";

/**
 * Binds the parsed page, and returns the function that checks what the form says.
 *
 * @param checker returns the checker, which may still be starting
 * @param restart starts it anew after a failure
 */
export function bindPage(notice: string, checker: () => Runtime, restart: () => void): () => Promise<void> {
  const form = bindForm(one<HTMLFormElement>("#application"), edited);
  const sections = new Map<string, RosterSection>();
  const rosters = bindRosters(notice, checker, {
    onChange: (id) => sections.get(id)?.refresh(),
    onElsewhere: fromElsewhere,
    onNotKept: () => (unkept = true),
    onFailed: (error) => {
      if (!(error instanceof CheckerStopped)) say(`名册没有核对完成：${reason(error)}`);
    },
  });
  let checking = false;
  let outdated = false;
  let announcing = 0;

  /** Checks what the form says; while an answer is under way, only remembers that there is something newer. */
  async function check(): Promise<void> {
    outdated = checking;
    if (checking) return;
    checking = true;
    try {
      const request = { notice, answers: form.answers(), unreadable: form.unreadable() };
      const answer = JSON.parse(await checker().check(JSON.stringify(request))) as { errors: FieldError[]; report: Report };
      form.showErrors(answer.errors);
      show(answer.report);
      setState("ready");
      announce((answer.errors.length ? `${answer.errors.length} 栏需要改正。` : "") + announcement(answer.report));
    } catch (error) {
      if (error instanceof CheckerStopped) return; // the page says why
      if (state() === "loading") showFailure({ type: "failed", reason: "internal", detail: reason(error) });
      else say(`核对没有完成：${reason(error)}`);
    } finally {
      checking = false;
    }
    if (outdated) void check();
  }

  function show(report: Report): void {
    showReport(report);
    showCounted(report.counted, ({ field, label, text }, value) =>
      change({ answers: { ...form.answers(), [field]: value } }, `已把“${label}”改为名册数出的 ${text}。`),
    );
    showConsistency(report.consistency, (roster, row) => sections.get(roster)?.showRow(row - 1));
  }

  /** Tells a screen reader, once the visitor pauses. */
  function announce(text: string): void {
    clearTimeout(announcing);
    announcing = self.setTimeout(() => write("announcement", text), 1000);
  }

  // ---- what was entered, and the ways back

  const history = newHistory();
  /** Whether the browser has refused to keep what was entered last, and whether that was told. */
  let unkept = false;
  let toldUnkept = false;
  /** What another window has changed, since something was last done in this one. */
  let elsewhere: Step | null = null;

  function edited(): void {
    elsewhere = null;
    settle();
    unkept = !keepAnswers(notice, form.answers());
    tellUnkept("");
    recheck();
  }

  function recheck(): void {
    // The first verdict may be under way: the page is not ready then, and what was just entered is not in it.
    if (state() === "ready" || checking) void check();
  }

  function moment(): Moment {
    return { answers: form.answers(), rosters: rosters.snapshot() };
  }

  /** Puts other answers or rosters in the place of those that are there; `afresh`, nothing half typed stays either. */
  function put({ answers, rosters: changed }: Partial<Moment>, afresh = false): void {
    elsewhere = null;
    unkept = false;
    if (changed) rosters.put(changed);
    if (afresh) form.clear();
    if (answers) {
      form.fill(answers);
      unkept = !keepAnswers(notice, answers) || unkept;
    }
    recheck();
  }

  /** Replaces what was entered, or some of it, and offers the way back. */
  function change(after: Partial<Moment>, message: string, afresh = false): void {
    const { answers, rosters: changed } = moment();
    const before = {
      ...(after.answers && { answers }),
      ...(after.rosters && { rosters: Object.fromEntries(Object.keys(after.rosters).map((id) => [id, changed[id] ?? []])) }),
    };
    put(after, afresh);
    history.record({ what: message.replace(/^已|。$/g, ""), before, after });
    showWays(...history.ways());
    tellUnkept(message);
  }

  /** Says what was done, and, the first time, that the browser does not keep it. */
  function tellUnkept(message: string): void {
    const text = message + (unkept && !toldUnkept ? NOT_KEPT : "");
    toldUnkept = unkept;
    if (text) say(text);
  }

  /** Goes a step back, or forward again; what was typed since stays. */
  function go(way: Way | null, word: string): void {
    if (!way) return;
    const { from, to } = way;
    put({
      ...(to.rosters && { rosters: to.rosters }),
      ...(to.answers && { answers: patched(form.answers(), from.answers ?? {}, to.answers) }),
    });
    showWays(...history.ways());
    tellUnkept(`${word}：${way.what}。`);
  }

  /** What is typed in one window is not overwritten by what is typed in another. */
  function fromElsewhere(adopt: () => void): void {
    const before = moment();
    adopt();
    recheck();
    if (elsewhere && history.isLast(elsewhere)) elsewhere.after = moment();
    else history.record((elsewhere = { what: "另一个窗口的改动", before, after: moment() }));
    showWays(...history.ways());
    say("另一个窗口改动了底稿，这里已换成那里的内容。");
  }

  // ---- files

  async function openDraft(file: File): Promise<void> {
    if (file.size > LARGEST_DRAFT) return refuse(file, "文件太大，不是本站的底稿。");
    if (!isPossible()) return;
    say(`正在打开“${file.name}”……`);
    const text = await utf8(file);
    if (text === null) return refuse(file, "不是 UTF-8 编码的文件；请打开由本站保存的底稿。");
    const answer = JSON.parse(await checker().open(JSON.stringify({ notice, text }))) as
      | { answers: Answers; rosters?: Record<string, Row[]> }
      | { errors: FieldError[] };
    if ("answers" in answer) return replaceAll(answer.answers, answer.rosters ?? {}, `已打开“${file.name}”。`);
    refuse(file, answer.errors.map(({ message }) => message).slice(0, 3).join(""));
  }

  function refuse(file: File, why: string): void {
    say(`没有打开“${file.name}”，原来所填没有改动。${why}`);
  }

  function isPossible(): boolean {
    if (state() === "failed") say("核对程序没有启动，暂时不能打开文件；请先重试。");
    return state() !== "failed";
  }

  /** Takes a draft, or a table for a roster. */
  async function openFile(file: File, roster = ""): Promise<void> {
    try {
      if (await isDraft(file)) await openDraft(file);
      else importDialog.open(file, roster);
    } catch (error) {
      refuse(file, reason(error));
    }
  }

  /** Replaces everything; a roster that is not given has no rows. */
  function replaceAll(answers: Answers, given: Record<string, Row[]>, message: string): void {
    const every = [...sections.keys()].map((id) => [id, unchecked(given[id] ?? [])]);
    change({ answers, rosters: Object.fromEntries(every) }, message, true);
  }

  function take({ rosters: taken, answers }: Taken, source: string): void {
    const changed: Record<string, Snapshot[string]> = {};
    for (const [id, { rows, after }] of Object.entries(taken))
      changed[id] = [...(after ? rosters.rows(id) : []), ...unchecked(rows)];
    const counts = Object.entries(taken).map(([id, { rows }]) => `“${sections.get(id)?.title}”${rows.length} 行`);
    const fields = Object.keys(answers).length;
    if (fields) counts.push(`自评表 ${fields} 栏`);
    const to = fields ? { answers: { ...form.answers(), ...answers } } : {};
    change({ ...to, rosters: changed }, `已导入${source}：${counts.join("、")}。`);
    // What had the focus when the dialog was opened may be gone with the rows.
    if (document.activeElement === document.body) sections.get(Object.keys(taken)[0] ?? "")?.section.focus();
  }

  const present = (id: string) => rosters.rows(id).length;
  const importDialog = bindImportDialog({ notice, checker, present, take, isPossible });
  const rowDialog = bindRowDialog(notice, checker);

  // ---- the parts of the page

  const around = {
    notice,
    checker,
    rosters,
    rowDialog,
    importDialog,
    change: (changed: Snapshot, message: string) => change({ rosters: changed }, message),
    openFile,
    name: () => form.answers().name ?? "",
  };
  for (const section of all("[data-roster]")) {
    const bound = bindRosterSection(section, around);
    sections.set(bound.id, bound);
  }

  const draft = { notice, name: around.name, text: () => draftFile(notice, form.answers(), rosters.texts()) };
  bindToolbar(draft, openFile, {
    clear: () => replaceAll({}, {}, "已清空。"),
    offer: takeOffer,
    undo: () => go(history.back(), "已撤销"),
    redo: () => go(history.forward(), "已重做"),
    dismiss,
    retry() {
      restart();
      rosters.sendAll();
    },
  });
  bindDropping({ file: openFile, text: (text, roster) => importDialog.paste(text, roster) });

  onKeptElsewhere(notice, "draft", () => fromElsewhere(() => form.fill(loadAnswers(notice))));
  self.addEventListener("beforeunload", (event) => {
    const isBlank = () => !Object.keys(form.answers()).length && !Object.keys(rosters.texts()).length;
    if (!rowDialog.isUnsaved() && !importDialog.isUnsaved() && (!unkept || isBlank())) return;
    event.preventDefault();
    event.returnValue = true; // what older browsers heed
  });

  form.fill({ ...loadAnswers(notice), ...form.answers() }); // something may have been typed by now
  return check;
}

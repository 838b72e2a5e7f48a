/** What a visitor does on the self-assessment page: form, rosters, draft and results, tied to the checker. */

import { copy } from "./clipboard";
import { showConsistency } from "./consistency";
import { showCounted } from "./counted";
import { today } from "./dates";
import { all, one, write } from "./dom";
import { draftFile, keepAnswers, loadAnswers } from "./draft";
import { download, fileName, isTable, utf8 } from "./files";
import { bindForm, type Answers, type FieldError } from "./form";
import { bindImportDialog, type Taken } from "./import-dialog";
import { onKeptElsewhere } from "./kept";
import { dismiss, forgetUndo, runUndo, say } from "./message";
import { announcement, showReport, type Report } from "./results";
import { bindRosterSection, type RosterSection } from "./roster-section";
import { bindRosters, unchecked, type Row, type Snapshot } from "./rosters";
import { bindRowDialog } from "./row-dialog";
import type { Runtime } from "./runtime";
import { setState, showFailure, state } from "./state";

const LARGEST_DRAFT = 5_000_000;

const NOT_KEPT = "浏览器不允许保存底稿，请用“保存到文件”。";

/** All that a visitor has entered, at one moment. */
type Moment = { answers: Answers; rosters: Snapshot };

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
      if (state() !== "failed") write("message", `名册没有核对完成：${String(error)}`);
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
      if (state() === "loading") showFailure({ type: "failed", reason: "internal", detail: String(error) });
      else if (state() === "ready") write("message", `核对没有完成：${String(error)}`);
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
    showConsistency(report.consistency, (roster, row) => sections.get(roster)?.focusRow(row - 1));
  }

  /** Tells a screen reader, once the visitor pauses. */
  function announce(text: string): void {
    clearTimeout(announcing);
    announcing = self.setTimeout(() => write("announcement", text), 1000);
  }

  // ---- what was entered, and the way back

  /** Whether the browser has refused to keep something since this was told. */
  let unkept = false;
  let toldUnkept = false;
  /** What was here before another window took over. */
  let beforeElsewhere: Moment | null = null;

  function edited(): void {
    beforeElsewhere = null;
    forgetUndo();
    if (!keepAnswers(notice, form.answers())) write("message", NOT_KEPT);
    recheck();
  }

  function recheck(): void {
    // The first verdict may be under way: the page is not ready then, and what was just entered is not in it.
    if (state() === "ready" || checking) void check();
  }

  function moment(): Moment {
    return { answers: form.answers(), rosters: rosters.snapshot() };
  }

  /** Replaces what was entered, or some of it, and offers the way back. */
  function change({ answers, rosters: changed }: Partial<Moment>, message: string): void {
    const before = moment();
    beforeElsewhere = null;
    unkept = false;
    if (changed) rosters.put(changed);
    if (answers) {
      form.fill(answers);
      unkept = !keepAnswers(notice, answers) || unkept;
    }
    recheck();
    say(unkept && !toldUnkept ? `${message}${NOT_KEPT}` : message, () => change(before, "已恢复。"));
    toldUnkept = unkept;
  }

  /** What is typed in one window is not overwritten by what is typed in another. */
  function fromElsewhere(adopt: () => void): void {
    const before = (beforeElsewhere ??= moment());
    adopt();
    recheck();
    say("另一个窗口改动了底稿，这里已换成那里的内容。", () => change(before, "已恢复。"));
  }

  // ---- files

  async function open(file: File): Promise<void> {
    if (file.size > LARGEST_DRAFT) return refuse(file, "文件太大，不是本站的底稿。");
    if (!isPossible()) return;
    say(`正在打开“${file.name}”……`);
    const text = await utf8(file);
    if (text === null) return refuse(file, "不是 UTF-8 编码的文件；请打开由本站保存的底稿。");
    const answer = JSON.parse(await checker().open(JSON.stringify({ notice, text }))) as
      | { answers: Answers; rosters?: Record<string, Row[]> }
      | { errors: FieldError[] };
    if ("answers" in answer) {
      const { answers, rosters: found = {} } = answer;
      return change({ answers, rosters: everyRoster(found) }, `已打开“${file.name}”。`);
    }
    const reasons = answer.errors.map(({ message }) => message).slice(0, 3);
    refuse(file, reasons.join(""));
  }

  function openDraft(file: File): void {
    open(file).catch((error) => refuse(file, String(error)));
  }

  function openFile(file: File): void {
    if (isTable(file)) importDialog.open(file);
    else openDraft(file);
  }

  function refuse(file: File, reason: string): void {
    say(`没有打开“${file.name}”，原来所填没有改动。${reason}`);
  }

  function isPossible(): boolean {
    if (state() === "failed") say("核对程序没有启动，暂时不能打开文件；请先重试。");
    return state() !== "failed";
  }

  /** Every roster, those that are not given without rows. */
  function everyRoster(given: Record<string, Row[]>): Snapshot {
    return Object.fromEntries([...sections.keys()].map((id) => [id, unchecked(given[id] ?? [])]));
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

  const importDialog = bindImportDialog({
    notice,
    checker,
    present: (id) => rosters.rows(id).length,
    take,
    isPossible,
  });

  // ---- the rosters

  const around = {
    notice,
    checker,
    rosters,
    rowDialog: bindRowDialog(notice, checker),
    importDialog,
    change: (changed: Snapshot, message: string) => change({ rosters: changed }, message),
    openDraft,
    name: () => form.answers().name ?? "",
  };
  for (const section of all("[data-roster]")) {
    const bound = bindRosterSection(section, around);
    sections.set(bound.id, bound);
  }

  // ---- the toolbar

  const draft = () => draftFile(notice, form.answers(), rosters.texts());

  const actions: Record<string, () => void> = {
    save() {
      const name = fileName([notice, form.answers().name ?? "", "自评底稿", today()], "json");
      download(name, draft(), "application/json");
      say("底稿已交给浏览器下载；有的浏览器（如微信内）不能下载，可用“复制底稿”或“打印”。");
    },
    copy() {
      void copy(draft()).then((copied) =>
        say(copied ? "底稿已复制，可粘贴到文本文件中保存。" : "浏览器不允许复制，请用“保存到文件”或“打印”。"),
      );
    },
    print: () => self.print(),
    clear: () => change({ answers: {}, rosters: everyRoster({}) }, "已清空。"),
    undo: runUndo,
    dismiss,
    retry() {
      restart();
      rosters.sendAll();
    },
  };

  one("#check").addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
    actions[button?.dataset.action ?? ""]?.();
  });

  one<HTMLInputElement>("[data-open-file]").addEventListener("change", ({ target }) => {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) openFile(file);
    input.value = "";
  });

  // A file that is dropped beside a roster would otherwise take the page's place.
  self.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  self.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) openFile(file);
  });

  onKeptElsewhere(notice, "draft", () => fromElsewhere(() => form.fill(loadAnswers(notice))));

  form.fill({ ...loadAnswers(notice), ...form.answers() }); // something may have been typed by now
  return check;
}

/** What a visitor does on the self-assessment page: form, draft and results, tied to the checker. */

import { copy } from "./clipboard";
import { today } from "./dates";
import { one, write } from "./dom";
import { download, draftFile, keepDraft, loadDraft } from "./draft";
import { bindForm, type Answers, type FieldError } from "./form";
import { onKeptElsewhere } from "./kept";
import { announcement, showReport, type Report } from "./results";
import type { Runtime } from "./runtime";
import { setState, showFailure, state } from "./state";

const LARGEST_FILE = 5_000_000;

/**
 * Binds the parsed page, and returns the function that checks what the form says.
 *
 * @param checker returns the checker, which may still be starting
 * @param restart starts it anew after a failure
 */
export function bindPage(notice: string, checker: () => Runtime, restart: () => void): () => Promise<void> {
  const form = bindForm(one<HTMLFormElement>("#application"), edited);
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
      showReport(answer.report);
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

  function edited(): void {
    offerUndo(null);
    remember();
    // The first verdict may be under way: the page is not ready then, and what was just typed is not in it.
    if (state() === "ready" || checking) void check();
  }

  /** Tells a screen reader, once the visitor pauses. */
  function announce(text: string): void {
    clearTimeout(announcing);
    announcing = self.setTimeout(() => write("announcement", text), 1000);
  }

  // ---- the draft

  function remember(): void {
    if (!keepDraft(notice, form.answers())) write("message", "浏览器不允许保存底稿，请用“保存到文件”。");
  }

  function replaceAnswers(answers: Answers, message: string): void {
    const before = form.answers();
    form.fill(answers);
    remember();
    void check();
    write("message", message);
    offerUndo(() => replaceAnswers(before, "已恢复。"));
  }

  let undo: (() => void) | null = null;

  function offerUndo(action: (() => void) | null): void {
    undo = action;
    one("[data-action=undo]").hidden = action === null;
  }

  async function open(file: File): Promise<void> {
    if (file.size > LARGEST_FILE) return refuse(file, "文件太大，不是本站的底稿。");
    if (state() === "failed") return write("message", "核对程序没有启动，暂时不能打开文件；请先重试。");
    write("message", `正在打开“${file.name}”……`);
    const text = await utf8(file);
    if (text === null) return refuse(file, "不是 UTF-8 编码的文件；请打开由本站保存的底稿。");
    const answer = JSON.parse(await checker().open(JSON.stringify({ notice, text }))) as
      | { answers: Answers }
      | { errors: FieldError[] };
    if ("answers" in answer) return replaceAnswers(answer.answers, `已打开“${file.name}”。`);
    const reasons = answer.errors.map(({ message }) => message).slice(0, 3);
    refuse(file, reasons.join(""));
  }

  function refuse(file: File, reason: string): void {
    write("message", `没有打开“${file.name}”，原来所填没有改动。${reason}`);
  }

  // ---- the toolbar

  const actions: Record<string, () => void> = {
    save() {
      const name = (form.answers().name ?? "").replace(/[^\p{L}\p{N}]+/gu, "");
      download(`${[notice, name, "自评底稿", today()].filter(Boolean).join("-")}.json`, draftFile(notice, form.answers()));
      write("message", "底稿已交给浏览器下载；有的浏览器（如微信内）不能下载，可用“复制底稿”或“打印”。");
    },
    copy() {
      void copy(draftFile(notice, form.answers())).then((copied) =>
        write("message", copied ? "底稿已复制，可粘贴到文本文件中保存。" : "浏览器不允许复制，请用“保存到文件”或“打印”。"),
      );
    },
    print: () => self.print(),
    clear: () => replaceAnswers({}, "已清空。"),
    undo: () => undo?.(),
    retry: restart,
  };

  one("#check").addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
    actions[button?.dataset.action ?? ""]?.();
  });

  one<HTMLInputElement>("[data-open-file]").addEventListener("change", ({ target }) => {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) open(file).catch((error) => refuse(file, String(error)));
    input.value = "";
  });

  // What is typed in one window is not overwritten by what is typed in another.
  onKeptElsewhere(notice, "draft", () => {
    const before = form.answers();
    form.fill(loadDraft(notice));
    void check();
    write("message", "另一个窗口改动了底稿，这里已换成那里的内容。");
    offerUndo(() => replaceAnswers(before, "已恢复。"));
  });

  form.fill({ ...loadDraft(notice), ...form.answers() }); // something may have been typed by now
  return check;
}

/** Returns a file's text, or null: `file.text()` would put replacement characters for other encodings and go on. */
async function utf8(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

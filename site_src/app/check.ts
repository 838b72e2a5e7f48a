/** The self-assessment page: form, draft, checker and results, tied together. */

import { one, write } from "./dom";
import { copy, download, draftFile, keepDraft, loadDraft } from "./draft";
import { bindForm, type Answers, type FieldError } from "./form";
import type { Failure, Stage } from "./protocol";
import { announcement, showReport, type Report } from "./results";
import { startRuntime, type Runtime } from "./runtime";

const LARGEST_FILE = 5_000_000;

const page = one("#check");
const { notice = "", runtime: folder = "" } = page.dataset;
const form = bindForm(one<HTMLFormElement>("#application"), edited);
let runtime: Runtime;
let checking = false;
let outdated = false;
let announcing = 0;

form.fill(loadDraft(notice));
start();

// ---- the checker

function start(): void {
  setState("loading");
  runtime = startRuntime(folder, notice, {
    onStage: showStage,
    onReady: () => void check(),
    onFailed: showFailure,
  });
}

/** Checks what the form says; while an answer is under way, only remembers that there is something newer. */
async function check(): Promise<void> {
  outdated = checking;
  if (checking || !runtime) return;
  checking = true;
  try {
    const request = { notice, answers: form.answers(), unreadable: form.unreadable() };
    const answer = JSON.parse(await runtime.check(JSON.stringify(request))) as { errors: FieldError[]; report: Report };
    form.showErrors(answer.errors);
    showReport(answer.report);
    setState("ready");
    announce(announcement(answer.report));
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
  if (state() === "ready") void check();
}

// ---- state of the page

function state(): string | undefined {
  return document.documentElement.dataset.checkerState;
}

function setState(name: "loading" | "ready" | "failed"): void {
  document.documentElement.dataset.checkerState = name;
  one("[data-when=loading]").hidden = name !== "loading";
  one("[data-when=failed]").hidden = name !== "failed";
}

const STAGES: Record<Stage["stage"], string> = {
  download: "正在下载核对程序，可以先填写。",
  python: "正在启动 Python，可以先填写。",
  checker: "正在装入核对规则，马上就好。",
};

function showStage({ stage, loaded = 0, total = 0 }: Stage): void {
  write("stage", STAGES[stage]);
  const progress = one<HTMLProgressElement>("#check-status progress");
  const done = { download: total ? (70 * loaded) / total : 0, python: 75, checker: 90 }[stage];
  progress.value = Math.max(progress.value, done);
}

function showFailure({ reason, file, detail }: Failure): void {
  const named = file ? `文件 ${file} ` : "所需文件";
  const what: Record<Failure["reason"], [string, string]> = {
    "missing-file": [
      `${named}没有取到。`,
      "请检查网络后重试。网站维护人员：请核对 assets/runtime/ 文件夹已完整上传，且服务器没有拦截这类文件。",
    ],
    "wrong-type": [
      `${named}的类型或内容不对。`,
      "网站维护人员：请让服务器把 .wasm 文件的类型设为 application/wasm，并核对文件已完整上传、没有被替换成网页。",
    ],
    "no-webassembly": [
      "这个浏览器不能运行 WebAssembly，或已被禁用。",
      "请换用新版的 Edge、Chrome、Firefox、Safari 或 360 浏览器的极速模式。",
    ],
    timeout: ["等待太久，没有进展。", "请检查网络后重试，或换一台电脑打开。"],
    internal: ["核对程序出错。", "请重试；仍不行时请换用新版浏览器。"],
  };
  const [failure, remedy] = what[reason];
  write("failure", `${failure}（${detail}）`);
  write("remedy", `${remedy}所填内容没有丢失，仍可保存到文件或打印。`);
  setState("failed");
}

/** Tells a screen reader, once the visitor pauses. */
function announce(text: string): void {
  clearTimeout(announcing);
  announcing = self.setTimeout(() => write("announcement", text), 1000);
}

// ---- the draft

function remember(): void {
  if (!keepDraft(notice, form.answers())) write("message", "浏览器不允许保存草稿，请用“保存到文件”。");
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
  if (file.size > LARGEST_FILE) return write("message", `没有打开“${file.name}”：文件太大，不是本站的底稿。`);
  if (state() === "failed") return write("message", "核对程序没有启动，暂时不能打开文件；请先重试。");
  write("message", `正在打开“${file.name}”……`);
  const text = await file.text();
  const answer = JSON.parse(await runtime.open(JSON.stringify({ notice, text }))) as
    | { answers: Answers }
    | { errors: FieldError[] };
  if ("answers" in answer) return replaceAnswers(answer.answers, `已打开“${file.name}”。`);
  const reasons = answer.errors.map(({ message }) => message).slice(0, 3);
  write("message", `没有打开“${file.name}”，原来所填没有改动。${reasons.join("")}`);
}

// ---- the toolbar

const actions: Record<string, () => void> = {
  save() {
    const date = new Date().toLocaleDateString("en-CA");
    download(`${notice}-自评底稿-${date}.json`, draftFile(notice, form.answers()));
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
  retry: start,
};

page.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
  actions[button?.dataset.action ?? ""]?.();
});

one<HTMLInputElement>("[data-open-file]").addEventListener("change", ({ target }) => {
  const input = target as HTMLInputElement;
  const file = input.files?.[0];
  if (file) open(file).catch((error) => write("message", `没有打开“${file.name}”：${String(error)}`));
  input.value = "";
});

/** The state of a page's checker: idle, loading, ready, or failed with a reason and what to do. */

import { requireElement, setText } from "../dom/elements";
import { isOutdated, SITE_UPDATED } from "../dom/site-version";
import type { Failure, Stage } from "../generated/worker";

export function state(): string | undefined {
  return document.documentElement.dataset.checkerState;
}

export function setState(name: "idle" | "loading" | "ready" | "failed"): void {
  document.documentElement.dataset.checkerState = name;
  requireElement("[data-when=loading]").style.visibility = name === "loading" ? "" : "hidden"; // its place stays
  requireElement("[data-when=failed]").hidden = name !== "failed";
  if (name !== "loading") setText("start-progress", "");
}

/** When the first bytes came, and how many, so that the rest can be estimated. */
let first: { at: number; loaded: number } | null = null;

export function showStage({ stage, loaded: received = 0, total = 0 }: Stage): void {
  const loaded = Math.min(received, total); // what broke off comes twice
  const status = requireElement("#check-status");
  const meanwhile = status.dataset.meanwhile ?? "";
  setText("stage", stage === "download" ? downloading(loaded, total, meanwhile) : "正在准备核对程序，马上就好。");
  const progress = requireElement<HTMLProgressElement>("progress", status);
  const done = { download: total ? (90 * loaded) / total : 0, python: 92, checker: 96 }[stage];
  progress.value = Math.max(progress.value, done);
  setText("start-progress", `正在准备 ${Math.round(progress.value)} %`); // the phone's bar, beside which the rest is out of sight
}

function downloading(loaded: number, total: number, meanwhile: string): string {
  if (!loaded) return `正在准备核对程序，${meanwhile}。`;
  first ??= { at: performance.now(), loaded };
  const perSecond = (1000 * (loaded - first.loaded)) / (performance.now() - first.at);
  const seconds = (total - loaded) / perSecond;
  const rest = seconds > 3 && Number.isFinite(seconds) ? `还需约 ${rounded(seconds)}，` : "";
  return `已下载 ${megabytes(loaded)}/${megabytes(total)} MB，${rest}${meanwhile}。`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** A line's speed is no constant: an estimate changes seldom, and is not exact. */
function rounded(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds / 5) * 5} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

/** What fails where the site has been replaced since the page was loaded. */
const OF_OTHER_VERSION: readonly Failure["reason"][] = ["missing-file", "wrong-type"];

export function showFailure(failure: Failure): void {
  sayFailure(failure);
  if (OF_OTHER_VERSION.includes(failure.reason)) void sayIfOutdated();
}

async function sayIfOutdated(): Promise<void> {
  if (!(await isOutdated()) || state() !== "failed") return;
  setText("failure", SITE_UPDATED);
  setText("remedy", requireElement("#check-status").dataset.kept ?? "");
}

function sayFailure({ reason, file, detail }: Failure): void {
  const named = file ? `文件 ${file} ` : "所需文件";
  const what: Record<Failure["reason"], [string, string]> = {
    "missing-file": [
      `${named}没有取到。`,
      "请检查网络后重试。网站维护人员：请核对 assets/runtime/ 文件夹已完整上传，且服务器没有拦截这类文件。",
    ],
    "wrong-type": [
      `${named}的内容不对。`,
      "请重试。网站维护人员：请核对这个文件已完整上传（按二进制传送）、没有被替换成网页。",
    ],
    "no-webassembly": [
      "这个浏览器不能运行 WebAssembly，或已被禁用。",
      "请换用新版的 Edge、Chrome、Firefox、Safari 或 360 浏览器的极速模式。",
    ],
    "old-browser": [
      "这个浏览器太旧，不能运行核对程序；阅读、填写和打印不受影响。",
      "请换用新版的 Edge、Chrome、Firefox、Safari 或 360 浏览器的极速模式。",
    ],
    "opened-as-file": [
      "这一页是直接从文件夹里打开的，浏览器不允许这样运行核对程序；阅读照常可用。",
      "要自评，请从网站打开，或用离线版（打开其中的“打开网站.html”）；也可以在这个文件夹里运行 python3 -m http.server，再打开 http://localhost:8000/ 。",
    ],
    sandboxed: [
      "这一页嵌在别的网页里，那个网页不许它运行核对程序。",
      "请在浏览器的新窗口里直接打开本页的地址。网站维护人员：请去掉 iframe 的 sandbox 限制。",
    ],
    policy: [
      "网站服务器的安全设置（Content-Security-Policy）不许核对程序运行，与您的电脑无关。",
      "可以先填写，稍后再来。网站维护人员：服务器自己加的这个响应头比网页里的更严，请照 deploy/ 里的样例改。",
    ],
    timeout: ["等待太久，没有进展。", "请检查网络后重试，或换一台电脑打开。"],
    internal: ["核对程序出错。", "请重试；仍不行时请换用新版浏览器。"],
  };
  const [failure, remedy] = what[reason];
  setText("failure", `${failure}（${detail}）`);
  setText("remedy", `${remedy}${requireElement("#check-status").dataset.kept}`);
  setState("failed");
}

/** The state of a page's checker: idle, loading, ready, or failed with a reason and what to do. */

import { requireElement, setText } from "../dom/elements";
import type { Failure, Stage } from "../generated/worker";

export function state(): string | undefined {
  return document.documentElement.dataset.checkerState;
}

export function setState(name: "idle" | "loading" | "ready" | "failed"): void {
  document.documentElement.dataset.checkerState = name;
  requireElement("[data-when=loading]").style.visibility = name === "loading" ? "" : "hidden"; // its place stays
  requireElement("[data-when=failed]").hidden = name !== "failed";
}

const STAGES: Record<Stage["stage"], string> = {
  download: "正在下载核对程序",
  python: "正在启动 Python",
  checker: "正在装入核对规则",
};

export function showStage({ stage, loaded = 0, total = 0 }: Stage): void {
  const status = requireElement("#check-status");
  setText("stage", `${STAGES[stage]}，${stage === "checker" ? "马上就好" : status.dataset.meanwhile}。`);
  const progress = requireElement<HTMLProgressElement>("progress", status);
  const done = { download: total ? (70 * loaded) / total : 0, python: 75, checker: 90 }[stage];
  progress.value = Math.max(progress.value, done);
}

export function showFailure({ reason, file, detail }: Failure): void {
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
  setText("failure", `${failure}（${detail}）`);
  setText("remedy", `${remedy}${requireElement("#check-status").dataset.kept}`);
  setState("failed");
}

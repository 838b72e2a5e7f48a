/**
 * The self-assessment page. Runs while the page is still being parsed, so that the checker starts early; everything
 * that needs the page's elements waits for them.
 */

import { requireElement } from "./dom/elements";
import { bindPage } from "./assessment/page";
import { startRuntime, type Runtime } from "./runtime/runtime";
import { setState, showFailure, showStage } from "./runtime/status";

const { content: notice, dataset } = requireElement<HTMLMetaElement>("meta[name=checker]");
const folder = dataset.runtime ?? "";

const parsed = new Promise<void>((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => resolve());
  else resolve();
});

let runtime = start();
const bound = parsed.then(() => bindPage(notice, () => runtime, () => (runtime = start())));

function start(): Runtime {
  document.documentElement.dataset.checkerState = "loading";
  void parsed.then(() => setState("loading"));
  return startRuntime(folder, notice, {
    onStage: (stage) => void parsed.then(() => showStage(stage)),
    onReady: () => void bound.then((check) => check()),
    onFailed: (failure) => void bound.then(() => showFailure(failure)),
  });
}

/** Starts the checker while the page is still being parsed; everything that needs the page's elements waits for them. */

import { requireElement } from "../dom/elements";
import type { Failure } from "../generated/worker";
import { startRuntime, type Runtime } from "../runtime/runtime";
import { setState, showFailure, showStage } from "../runtime/status";
import { inTime } from "../values/patience";

/**
 * Binds a page with a checker of its own.
 *
 * @param notice the notice's id
 * @param checker returns the checker, which may still be starting
 * @param restart starts it anew after a failure
 * @returns what checks the page's answers, once the checker is ready
 */
export type Bind = (notice: string, checker: () => Runtime, restart: () => void) => () => Promise<void>;

export function startPage(bind: Bind): void {
  const { content: notice, dataset } = requireElement<HTMLMetaElement>("meta[name=checker]");
  const folder = dataset.runtime ?? "";

  const parsed = new Promise<void>((resolve) => {
    if (document.readyState === "loading") document.addEventListener("readystatechange", () => resolve(), { once: true });
    else resolve();
  });

  let failed: Failure | null = null;
  let runtime = start();
  const bound = parsed.then(() => bind(notice, () => runtime, startAgain));

  function startAgain(): void {
    if (failed?.reason === "policy") void loadAnew();
    else runtime = start();
  }

  function start(): Runtime {
    failed = null;
    document.documentElement.dataset.checkerState = "loading";
    void parsed.then(() => setState("loading"));
    return startRuntime(folder, notice, {
      onStage: (stage) => void parsed.then(() => showStage(stage)),
      onReady: () => void bound.then((check) => check()),
      onFailed: (failure) => void bound.then(() => showFailure((failed = failure))),
    });
  }
}

/**
 * A policy holds for the page as it was loaded. A server that answers that the page has not changed says nothing of a
 * policy that it no longer has, so what the browser keeps of the page must go first.
 */
async function loadAnew(): Promise<void> {
  setState("loading");
  await inTime(fetch(location.href, { cache: "reload" })).catch(() => {}); // the policy may forbid this, too
  location.reload();
}

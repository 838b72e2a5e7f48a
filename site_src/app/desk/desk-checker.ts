/** The checker of a batch: started when it is first asked, and anew after it was stopped or has broken down. */

import { startRuntime, type Runtime } from "../runtime/runtime";
import { setState, showFailure, showStage } from "../runtime/status";

/** In contrast to a runtime it can be asked again after it was stopped. */
export type DeskChecker = Runtime & {
  /** Why it broke down after it had started, so that the call was to blame; empty if it did not. */
  breakdown(): string;
  /** Whether it could not be started, which the page says. */
  hasFailed(): boolean;
};

/** @param folder address of the runtime's folder */
export function bindChecker(folder: string, notice: string): DeskChecker {
  let runtime: Runtime | null = null;
  let isReady = false;
  let breakdown = "";
  let hasFailed = false;

  function start(): Runtime {
    [isReady, breakdown, hasFailed] = [false, "", false];
    setState("loading");
    return startRuntime(folder, notice, {
      onStage: showStage,
      onReady() {
        isReady = true;
        setState("ready");
      },
      onFailed(failure) {
        runtime = null;
        hasFailed = !isReady;
        breakdown = isReady ? failure.detail : "";
        if (hasFailed) showFailure(failure);
        else setState("idle");
      },
    });
  }

  return {
    call: (method, request, data) => (runtime ??= start()).call(method, request, data),
    stop() {
      runtime?.stop();
      runtime = null;
      setState("idle");
    },
    breakdown: () => breakdown,
    hasFailed: () => hasFailed,
  };
}

/** Checks what the form says, and shows what was found. */

import { setText } from "../dom/elements";
import { holdFocusInPlace } from "../dom/focus";
import type { Form } from "../form/form";
import type { Advice, Update } from "../generated/report";
import { errorText, sayError } from "../messages/errors";
import { headlineText } from "../results/results";
import { coalesced, type Coalesced } from "../runtime/coalesced";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { setState, showFailure, state } from "../runtime/status";

export function bindChecking(notice: string, checker: () => Runtime, form: Form, show: (report: Update, advice: Advice) => void): Coalesced {
  let announcing = 0;

  /** Tells a screen reader, once the visitor pauses. */
  function announce(text: string): void {
    clearTimeout(announcing);
    announcing = self.setTimeout(() => setText("announcement", text), 1000);
  }

  return coalesced(async () => {
    try {
      const { errors, echoes, report, advice } = await checker().call("check", { notice, answers: form.answers() });
      holdFocusInPlace(() => {
        form.showErrors(errors);
        form.showEchoes(echoes);
        show(report, advice);
      });
      setState("ready");
      announce(`${errors.length ? `${errors.length} 栏需要改正。` : ""}${headlineText(advice.headline)}。`);
    } catch (error) {
      if (error instanceof CheckerStopped) return; // the page says why
      if (state() === "loading") showFailure({ type: "failed", reason: "internal", detail: errorText(error) });
      sayError("核对没有完成：", error);
    }
  });
}

/** The dialog in which other answers are tried: what would change, while the draft stays as it is. */

import { bindActions, onControlEnter, onTyped } from "../dom/controls";
import { createElement, requireElement, setText } from "../dom/elements";
import type { Form } from "../form/form";
import type { Headline, SupposedChange, Supposition } from "../generated/report";
import { RESULT_LABELS } from "../generated/vocabulary";
import type { Answers } from "../generated/worker";
import { sayError, writeError } from "../messages/errors";
import { focusMessage, say } from "../messages/message-bar";
import { coalesced } from "../runtime/coalesced";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { state } from "../runtime/status";
import { sentenceText } from "../wording/sentence";
import { newTrialForm, type TrialForm } from "./trial-form";
import { badge, reasons } from "./verdict-line";

export type WhatIf = {
  /** The answers have changed. */
  refresh(): void;
  /** Opens the dialog with some answers filled in, by the names of the form's controls. */
  open(changes: Readonly<Answers>): void;
};

/** @param adopt puts answers into the draft, in one step that can be undone */
export function bindWhatIf(
  notice: string,
  checker: () => Runtime,
  form: Form,
  adopt: (answers: Answers, message: string) => void,
): WhatIf {
  const dialog = requireElement<HTMLDialogElement>("#what-if-dialog");
  const frame = requireElement("[data-place=trial]", dialog);
  const refusal = requireElement("[data-text=refusal]", dialog);
  const asking = coalesced(ask);
  /** There while the dialog is open. */
  let trial: TrialForm;
  let announcing = 0;

  function suppose(): Promise<Supposition> {
    return checker().call("suppose", { notice, answers: form.answers(), assumed: trial.texts() });
  }

  async function ask(): Promise<void> {
    if (!dialog.open) return;
    try {
      show(await suppose());
    } catch (error) {
      if (!(error instanceof CheckerStopped)) writeError(refusal, error, "没有核对完成：");
    }
  }

  function show(found: Supposition): void {
    const { changes, headline, today } = found;
    trial.show(found);
    setText("refusal", "", dialog);
    setText("today", summary(today.headline), dialog);
    setText("trial", summary(headline), dialog);
    setText("number", changes.length ? `：${changes.length} 项` : "", dialog);
    setText("unchanged", changes.length ? "" : unchanged(trial.texts()), dialog);
    requireElement("[data-list=changes]", dialog).replaceChildren(...changes.map(change));
    requireElement<HTMLButtonElement>("[data-what-if-action=adopt]", dialog).disabled = !takes(found).length;
    announce(`${spoken("现在", today.headline)}${spoken("试算", headline)}${changes.length} 项有变化。`);
  }

  /** Tells a screen reader, once the visitor pauses. */
  function announce(text: string): void {
    clearTimeout(announcing);
    announcing = self.setTimeout(() => setText("said", text, dialog), 1000);
  }

  /** The names of the tried answers that the draft takes: where a roster decides, none. */
  function takes({ kept }: Supposition): string[] {
    const decided = kept.map(({ field }) => field);
    return Object.keys(trial.texts()).filter((name) => !decided.some((path) => name === path || name.startsWith(`${path}.`)));
  }

  async function take(): Promise<void> {
    const found = await suppose(); // something may have been typed since the last answer
    show(found);
    const [wrong] = found.errors;
    if (wrong) return trial.focus(wrong.field);
    const texts = trial.texts();
    const taken = takes(found).map((name) => [name, texts[name] ?? ""]);
    if (!taken.length) return;
    const message = `已采用试算的 ${taken.length} 栏。`;
    dialog.close();
    adopt(Object.fromEntries(taken), message);
    focusMessage();
    if (found.kept.length) say(message + found.kept.map(({ sentence }) => sentenceText(sentence)).join(""));
  }

  function tryTaking(): void {
    void take().catch((error: unknown) => writeError(refusal, error, "没有采用："));
  }

  async function open(changes: Readonly<Answers>): Promise<void> {
    if (state() === "loading") say("核对程序准备好后就打开试算。");
    trial = newTrialForm(frame);
    trial.fill(changes);
    try {
      const found = await suppose();
      trial.arrange(found.today.first);
      show(found);
      frame.scrollTop = 0;
      if (!dialog.open) dialog.showModal();
      trial.focus(Object.keys(changes)[0]);
    } catch (error) {
      sayError("试算没有打开：", error);
    }
  }

  bindActions(dialog, "data-what-if-action", {
    adopt: tryTaking,
    drop: () => dialog.close(),
  });
  bindActions(requireElement("#what-if"), "data-what-if-action", { open: () => void open({}) });
  requireElement("form", dialog).addEventListener("submit", (event) => event.preventDefault());
  onTyped(frame, () => void asking.ask());
  onControlEnter(dialog, tryTaking);
  dialog.addEventListener("close", () => frame.replaceChildren());
  return { refresh: () => void asking.ask(), open: (changes) => void open(changes) };
}

/** The gaps themselves stand in the list. */
function summary({ short, besides }: Headline): string {
  return short + besides;
}

function spoken(when: string, headline: Headline): string {
  return `${when}：${summary(headline)}。`;
}

function unchanged(texts: Answers): string {
  return Object.keys(texts).length ? "没有。" : "改一个数，结论有变化的条件就列在这里。";
}

function change({ id, title, basis, before, verdict, sentence, gap }: SupposedChange): HTMLLIElement {
  const item = createElement("li");
  item.className = "result";
  item.dataset.verdict = verdict;
  item.dataset.changed = id;
  const heading = createElement("h4", `${title}：`);
  if (before !== verdict) heading.append(`${RESULT_LABELS[basis][before]} → `);
  heading.append(badge(basis, verdict));
  item.append(heading, ...reasons({ verdict, sentence, ...(gap && { gap }) }));
  return item;
}

/** The quick check's page: one question is shown, answers go into the draft, and it ends as soon as something is certain. */

import { bindChecking } from "../assessment/checking";
import { loadAnswers, storeAnswers, storeHeadline } from "../assessment/draft";
import { bindActions } from "../dom/controls";
import { requireElement, setText } from "../dom/elements";
import { bindForm } from "../form/form";
import type { Advice, Problem, Update } from "../generated/report";
import type { Answers } from "../generated/worker";
import { sayError } from "../messages/errors";
import { dismiss, say, takeOffer } from "../messages/message-bar";
import { bindRosters } from "../rosters/roster-store";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { state } from "../runtime/status";
import { currentDraft, onPartStoredElsewhere, workOn } from "../storage/drafts";
import { showEnding, showWaiting } from "./ending";
import { isBlank, nextQuestion, questionsOn, type Question } from "./questions";

const NOT_STORED = "浏览器不允许保存底稿，答案只在这一页有效。";

/**
 * Binds the parsed page, and returns the function that checks what it says.
 *
 * @param checker returns the checker, which may still be starting
 * @param restart starts it anew after a failure
 */
export function bindQuick(notice: string, checker: () => Runtime, restart: () => void): () => Promise<void> {
  workOn(notice, currentDraft(notice));
  const frame = requireElement<HTMLFormElement>("#application");
  const ending = requireElement(".ending", frame);
  const most = Number(frame.dataset.most);
  const form = bindForm(frame, edited);
  const questions = questionsOn(frame);
  const names = new Set(questions.flatMap(({ fields }) => fields));
  const rosters = bindRosters(notice, checker, {
    onChange: () => {},
    onElsewhere: (adopt) => adopt(),
    onNotStored: () => say(NOT_STORED),
    onFailed: (error) => {
      if (!(error instanceof CheckerStopped)) sayError("名册没有核对完成：", error);
    },
  });

  /** The answers of the draft that are given elsewhere. */
  let others: Answers = {};
  /** The questions that were asked, the one that is shown last. */
  let asked: Question[] = [];
  let isEnded = false;
  let isGoingOn = false;
  /** The answers to the shown question before anything was typed here. */
  let before: Answers = {};
  /** What was found for the answers as they are now; null while that is not known. */
  let found: { report: Update; advice: Advice } | null = null;
  let errors: Problem[] = [];

  const checking = bindChecking(notice, checker, { ...form, answers, showErrors }, (report, advice) => {
    found = { report, advice };
    const isEntered = Object.keys({ ...answers(), ...rosters.texts() }).length > 0;
    storeHeadline(notice, isEntered ? { applicant: answers().name ?? "", headline: advice.headline.short } : null);
    if (isEnded) goOn();
  });

  function answers(): Answers {
    return { ...others, ...form.answers() };
  }

  function showErrors(problems: Problem[]): void {
    errors = problems;
    form.showErrors(problems);
  }

  function edited(): void {
    found = null;
    if (!storeAnswers(notice, answers())) say(NOT_STORED);
    if (state() === "ready") void checking.ask();
  }

  /** Takes the draft's answers into the form, but for those that were typed here. */
  function load(typed: Answers = {}): void {
    const draft = loadAnswers(notice);
    others = Object.fromEntries(Object.entries(draft).filter(([name]) => !names.has(name)));
    form.fill({ ...draft, ...typed });
  }

  /** Shows the question that was asked last, or the end. */
  function show({ ended = false, focus = true } = {}): void {
    const shown = asked[asked.length - 1];
    isEnded = ended;
    before = form.answers();
    frame.dataset.steps = ended ? "ended" : "asking";
    for (const question of questions) question.element.classList.toggle("current", !ended && question === shown);
    requireElement("[data-action=back]", frame).hidden = !ended && asked.length < 2;
    setText("place", ended ? "" : `第 ${asked.length} 问，最多 ${most} 问`, frame);
    if (ended) showEnd();
    if (focus) requireElement("h2", ended ? ending : shown?.element).focus();
  }

  function showEnd(): void {
    const blank = asked.filter((question) => isBlank(question, form.answers())).length;
    if (found) showEnding(ending, found.report, found.advice, { questions: asked.length, blank });
    else showWaiting(ending, state() === "failed");
  }

  /** Goes on to what comes after the shown question: back to a refused answer, to the end, or to the next question. */
  function goOn(): void {
    const refused = asked.findIndex(({ fields }) => errors.some(({ field }) => fields.includes(field)));
    if (refused >= 0) {
      asked = asked.slice(0, refused + 1);
      show({ focus: false });
      return requireElement("[aria-invalid]", asked[refused]?.element).focus();
    }
    const isCertain = found?.advice.certain.verdict === "unmet";
    const following = isCertain || asked.length === most ? null : nextQuestion(questions, asked, answers(), found?.advice.next ?? null);
    if (following) asked = [...asked, following];
    show({ ended: !following });
  }

  async function next(): Promise<void> {
    if (isGoingOn) return;
    isGoingOn = true;
    if (!found && state() === "ready") await checking.ask();
    isGoingOn = false;
    goOn();
  }

  async function skip(): Promise<void> {
    form.fill(before);
    edited();
    await next();
  }

  function back(): void {
    if (!isEnded) asked = asked.slice(0, -1);
    show();
  }

  frame.addEventListener("submit", () => void next());
  bindActions(requireElement("#quick"), "data-action", {
    skip: () => void skip(),
    back,
    offer: takeOffer,
    dismiss,
    retry() {
      found = null;
      restart();
      rosters.sendAll();
      if (isEnded) showEnd();
    },
  });
  onPartStoredElsewhere(notice, "draft", () => {
    found = null;
    load();
    if (state() === "ready") void checking.ask();
  });

  const typed = form.answers(); // before anything here could store it
  load(typed);
  if (Object.keys(typed).length) edited();
  const first = nextQuestion(questions, [], answers(), null) ?? questions[0];
  if (first) asked = [first];
  show({ focus: false });
  return checking.ask;
}

/** What is said in the end: what is lacking for certain, or that nothing was found. */

import { findAll, requireElement, setText } from "../dom/elements";
import type { Advice, Basis, Result, Update } from "../generated/report";
import { OVERALL_LABELS, RESULT_LABELS } from "../generated/vocabulary";
import { today } from "../values/dates";
import { sentenceText } from "../wording/sentence";

/** How many questions were asked, and how many of them were left blank. */
export type Asked = { questions: number; blank: number };

const LACKING =
  "无论其余怎样填，有这样的缺口就不能通过。数字填错了，请回上一问或到自评页改正；没有填错的，先补上缺口。自评页会说明怎样补，已填的都在。";
const LACKING_SO_FAR = "按现在填的没有达到；名册、逐月的数填全了，可能不同。到自评页接着填，已填的都在。";

/** Says that there is no conclusion yet, because the checker is not ready. */
export function showWaiting(frame: HTMLElement, hasFailed: boolean): void {
  list(frame, []);
  setText("conclusion", hasFailed ? "核对程序没有启动，还没有结论" : "答完了，正在核对", frame);
  setText("meaning", hasFailed ? "答案已记入底稿。可以在下面重试，或对照全部条件自查。" : "核对程序还没有准备好，好了这里就有结论；也可以先到自评页接着填。", frame);
}

/** Says what was found. */
export function showEnding(frame: HTMLElement, report: Update, advice: Advice, asked: Asked): void {
  if (advice.gaps.length || advice.certain.verdict) showLacking(frame, report, advice);
  else showNothingLacking(frame, report, advice, asked);
}

function showLacking(frame: HTMLElement, { conditions }: Update, { certain, gaps }: Advice): void {
  const lacking = conditions.filter(({ id }) => gaps.includes(id));
  const [first] = lacking;
  list(frame, lacking);
  const found = lacking.length === 1 && first ? `${title(frame, first)}${compared(first)}` : `${lacking.length} 项`;
  setText("conclusion", first ? `${OVERALL_LABELS.unmet}：${found}` : sentenceText(certain.sentence), frame);
  setText("meaning", (certain.verdict ? LACKING : LACKING_SO_FAR) + ofClosedWindow(frame), frame);
}

/** Dates are judged by the notice's own, which is over: whoever is too late for it may be in time for the next. */
function ofClosedWindow({ dataset }: HTMLElement): string {
  const { year = "", last = "" } = dataset;
  return today() > last ? `这里按 ${year} 年那一批的日期核对；它已于 ${last} 截止，下一批的日期以新通知为准。` : "";
}

function showNothingLacking(frame: HTMLElement, report: Update, { missing }: Advice, asked: Asked): void {
  const doubtful = report.conditions.filter(({ verdict }) => verdict === "attention");
  const wrong = report.consistency.filter(({ severity }) => severity === "mismatch").map(({ sentence }) => sentenceText(sentence));
  list(frame, doubtful);
  setText("conclusion", wrong.length ? "所填的数对不上，先核对" : notFound(asked, doubtful.length), frame);
  const skipped = asked.blank && asked.blank < asked.questions ? `另有 ${asked.blank} 问没有回答。` : "";
  const left = missing ? `还没有结论，有关的还有 ${missing} 个答案没有填。` : `各条都有了答案：${OVERALL_LABELS[report.overall]}。`;
  const kept = asked.blank < asked.questions ? "，已填的都在" : "";
  setText("meaning", `${wrong.join("")}${skipped}${left}到自评页接着填${kept}。`, frame);
}

function notFound({ questions, blank }: Asked, doubtful: number): string {
  if (blank === questions) return `${questions} 问都没有回答，看不出有没有缺口`;
  const answered = blank ? `答了的 ${questions - blank} 问` : `这 ${questions} 问`;
  return `${answered}没有发现缺口${doubtful ? `，另有 ${doubtful} 项须确认` : ""}`;
}

/** Shows those conditions that matter, with why. */
function list(frame: HTMLElement, results: Result[]): void {
  for (const element of findAll("[data-condition]", frame)) {
    const result = results.find(({ id }) => id === element.dataset.condition);
    element.hidden = !result;
    if (!result) continue;
    const { verdict, sentence, gap } = result;
    element.dataset.verdict = verdict;
    setText("verdict", RESULT_LABELS[element.dataset.basis as Basis][verdict], element);
    setText("reason", sentenceText(sentence) + (gap ? sentenceText(gap.sentence) : ""), element);
  }
}

function title(frame: HTMLElement, { id }: Result): string {
  return requireElement(`[data-condition="${id}"] [data-text=title]`, frame).textContent ?? "";
}

/** Says what was compared with what: 24 家，须达 30 家. */
function compared({ measure }: Result): string {
  return measure?.values.length ? ` ${measure.text}` : "";
}

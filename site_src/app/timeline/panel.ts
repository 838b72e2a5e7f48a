/** The panel: asks what time does to the draft while it is unfolded, and again after every check. */

import { bindActions } from "../dom/controls";
import { createElement, createLink, linkTo, requireElement, setText } from "../dom/elements";
import { holdFocusInPlace } from "../dom/focus";
import type { ConditionDays, DayChange, OtherDay, RowLimits, Sentence, Timeline } from "../generated/report";
import { OVERALL_LABELS, RESULT_LABELS } from "../generated/vocabulary";
import type { Basis, Verdict } from "../generated/report";
import { sayError } from "../messages/errors";
import { coalesced } from "../runtime/coalesced";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { today } from "../values/dates";
import { sentenceNodes, sentenceText } from "../wording/sentence";
import { axisOf, drawScale } from "./axis";
import { drawLane, type Ground } from "./lanes";

type TimelineServices = {
  notice: string;
  checker(): Runtime;
  answers(): Record<string, string>;
  /** Leads to a row, counted from 1. */
  showRow(roster: string, row: number): void;
};

/** Returns what has to be called after every check. */
export function bindTimeline({ notice, checker, answers, showRow }: TimelineServices): () => void {
  const section = requireElement("#timeline");
  const details = requireElement<HTMLDetailsElement>("[data-timeline]", section);
  const chooser = section.querySelector<HTMLInputElement>("#timeline-day");
  const { first = "", last = "", recommended = last, dayField = "" } = section.dataset;

  const asking = coalesced(async () => {
    try {
      const request = { notice, answers: answers(), today: today(), day: chooser?.value ?? "" };
      const found = await checker().call("timeline", request);
      holdFocusInPlace(() => show(found));
    } catch (error) {
      if (!(error instanceof CheckerStopped)) sayError("时间没有核对完成：", error);
    }
  });

  function refresh(): void {
    if (details.open) void asking.ask();
  }

  function show({ other, conditions, rows }: Timeline): void {
    const days = other?.days ?? [today()];
    const ground = groundOf(days, conditions.flatMap(daysOf));
    const rowsGround = groundOf(days, [today(), ...rows.flatMap((one) => one.days)]);
    setText("timeline-day", other ? sentenceText(other.sentence) : "", section);
    fill("changes", other ? [...overall(other), ...other.changes.map((change) => changeItem(change))] : []);
    fill("conditions", conditions.map((one) => conditionItem(one, ground)), drawScale(ground.axis));
    fill("within", other?.within.map((change) => changeItem(change, `${change.day} 起，`)) ?? []);
    fill("rows", rows.map((one) => rowsItem(one, rowsGround)), drawScale(rowsGround.axis));
    section.dataset.filled = "";
  }

  function groundOf(days: readonly string[], others: readonly string[]): Ground {
    return { axis: axisOf([first, last, recommended], [...days, ...others]), window: [first, last], days, today: today() };
  }

  function fill(name: string, items: readonly HTMLElement[], scale?: SVGElement): void {
    requireElement(`[data-list=timeline-${name}]`, section).replaceChildren(...items);
    const part = section.querySelector<HTMLElement>(`[data-when=timeline-${name}]`);
    if (!part) return;
    part.hidden = items.length === 0;
    part.querySelector(".timeline-scale")?.remove();
    if (scale) requireElement("ul", part).before(scale);
  }

  /** The day for which the whole is judged stands only where a condition looks at that day. */
  function conditionItem({ id, fields, sentence, spans, full, value }: ConditionDays, ground: Ground): HTMLElement {
    const days = fields.includes(dayField) ? ground.days : [];
    return item(conditionTitle(id), sentence, drawLane({ ...ground, days }, { spans, full, answered: value ? [value] : [] }));
  }

  function rowsItem({ title, sentence, days }: RowLimits, ground: Ground): HTMLElement {
    return item(createElement("strong", title), sentence, ...(days.length ? [drawLane(ground, { rows: days })] : []));
  }

  function changeItem({ id, before, after, sentence }: DayChange, lead = ""): HTMLElement {
    const basis = requireElement(`[data-condition="${id}"]`).dataset.basis as Basis;
    const change = verdictChange(RESULT_LABELS[basis], before, after);
    const element = item(conditionTitle(id), sentence);
    element.prepend(lead);
    element.querySelector("p")?.before(change);
    return element;
  }

  function item(title: HTMLElement, sentence: Sentence, ...drawn: SVGElement[]): HTMLElement {
    const element = createElement("li");
    const words = createElement("p");
    words.append(
      ...sentenceNodes(sentence, (name) => {
        if ("row" in name) return createLink(name.text, "rosters", () => showRow(name.roster, name.row));
        return "field" in name ? linkTo(name.field, name.text) : null;
      }),
    );
    element.append(title, words, ...drawn);
    return element;
  }

  details.addEventListener("toggle", refresh);
  chooser?.addEventListener("change", refresh);
  bindActions(section, "data-timeline-action", {
    reset() {
      if (chooser) chooser.value = "";
      refresh();
    },
  });
  return refresh;
}

/** The days that make a difference to a condition. */
function daysOf({ spans, full, value }: ConditionDays): string[] {
  const turns = spans.flatMap((span) => [span.first, span.last]);
  return [...turns, ...full, value].filter((day) => day !== null);
}

function conditionTitle(id: string): HTMLElement {
  return createElement("strong", requireElement("[data-text=title]", requireElement(`[data-condition="${id}"]`)).textContent);
}

/** The verdict on the whole, where the day makes a difference to it. */
function overall({ overall: { before, after } }: OtherDay): HTMLElement[] {
  if (before === after) return [];
  const element = createElement("li");
  element.append(createElement("strong", "总的结论"), verdictChange(OVERALL_LABELS, before, after));
  return [element];
}

function verdictChange(labels: Readonly<Record<Verdict, string>>, before: Verdict, after: Verdict): HTMLElement {
  const element = createElement("span");
  element.append("：", badge(labels[before], before), " → ", badge(labels[after], after));
  return element;
}

function badge(text: string, verdict: Verdict): HTMLElement {
  const frame = createElement("span");
  const label = createElement("span", text);
  frame.dataset.verdict = verdict;
  label.className = "verdict";
  frame.append(label);
  return frame;
}

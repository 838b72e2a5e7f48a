/** What has changed since a report that was opened: which verdicts are others under today's rules, and why. */

import { bindActions } from "../dom/controls";
import { createElement, requireElement, setText, unfold } from "../dom/elements";
import type { Changes } from "../generated/papers";
import type { Answers } from "../generated/worker";
import { sayError } from "../messages/errors";
import type { Runtime } from "../runtime/runtime";

type Compare = (text: string, lost: readonly string[]) => Promise<void>;

/** Returns the function that compares an opened report, as its file's text, with what is found now. */
export function bindReportChanges(notice: string, checker: () => Runtime, answers: () => Answers): Compare {
  const place = requireElement("#report-changes");
  bindActions(place, "data-changes-action", { forget: () => (place.hidden = true) });

  return async (text, lost) => {
    try {
      const { changes } = await checker().call("changes", { notice, answers: answers(), text });
      place.hidden = false;
      show(changes, lost, place);
      unfold(place);
      place.scrollIntoView({ block: "center" });
      place.focus({ preventScroll: true });
    } catch (error) {
      sayError("没有与报告比较：", error);
    }
  };
}

function show(changes: Changes | null, lost: readonly string[], place: HTMLElement): void {
  setText("report-changes", changes ? summary(changes) : "报告里“当时的结论”部分读不出来，只打开了所填的答案。", place);
  const items = (changes?.conditions ?? []).map(({ title, clause, before, after, why }) => {
    const item = createElement("li");
    item.append(createElement("strong", title), `（${clause}）：${before === after ? after : `原来“${before}”，现在“${after}”`}`);
    const reasons = createElement("ul");
    reasons.append(...why.map((reason) => createElement("li", reason)));
    item.append(reasons);
    return item;
  });
  const gone = lost.map((answer) => createElement("li", `现在的表上没有这一栏，没有打开：${answer}`));
  requireElement("[data-list=report-changes]", place).replaceChildren(...items, ...gone);
}

function summary({ day, versions, overall, conditions }: Changes): string {
  const rules = versions.before === versions.after ? "规则没有变" : `规则由 ${versions.before} 版换成 ${versions.after} 版`;
  const whole = overall.before === overall.after ? `总的结论仍是“${overall.after}”` : `总的结论由“${overall.before}”变为“${overall.after}”`;
  const many = conditions.length ? `${conditions.length} 项条件有变化` : "各项条件没有变化";
  return `报告是 ${day} 的，${rules}；${whole}，${many}。`;
}

/** What a person has to decide about a sheet: one group of answers for each question, the proposal chosen. */

import { createElement } from "../dom/elements";
import type { SheetQuestion } from "../generated/worker";

/** @param sheet what the sheet's controls are called, before their own names */
export function questionFields(
  sheet: string,
  questions: readonly SheetQuestion[],
  onAnswer: (question: string, answer: string) => void,
): HTMLElement[] {
  if (!questions.length) return [];
  return [
    createElement("h4", `请先确认（${questions.length}）`),
    ...questions.map((question) => field(`${sheet}.question.${question.id}`, question, onAnswer)),
  ];
}

function field(name: string, asked: SheetQuestion, onAnswer: (question: string, answer: string) => void): HTMLElement {
  const { id, where, text, message, options, proposal, answer } = asked;
  const frame = createElement("fieldset");
  frame.className = "field sheet-question";
  const choices = createElement("div");
  choices.className = "choices";
  for (const { value, label: said } of options) {
    const control = createElement("input");
    Object.assign(control, { type: "radio", id: `${name}.${value}`, name, value, checked: value === answer });
    control.addEventListener("change", () => onAnswer(id, value));
    const label = createElement("label");
    label.append(control, ` ${said}${value === proposal ? "（建议）" : ""}`);
    choices.append(label);
  }
  frame.append(createElement("legend", `${where}${text && `“${text}”`}：${message}`), choices);
  return frame;
}

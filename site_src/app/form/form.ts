/** The form's controls: reading and filling them, and showing what is wrong with their answers. */

import { createElement, findAll, linkTo, requireElement } from "../dom/elements";
import type { Problem } from "../generated/report";
import type { Answers } from "../generated/worker";
import { showAmountsInFull } from "./amounts-in-full";

export type Form = {
  answers(): Answers;
  /** Names of the controls whose text the browser itself takes for no number or date. */
  unreadable(): string[];
  /** Replaces all answers; a control that has the right one already keeps what is half typed in it. */
  fill(answers: Answers): void;
  /** Empties every control, also of what is half typed. */
  clear(): void;
  showErrors(errors: Problem[]): void;
};

export function bindForm(form: HTMLFormElement, onEdit: () => void): Form {
  const controls = findAll<HTMLInputElement>("input[name]", form);

  function refresh(): void {
    const given = answers();
    for (const element of findAll("[data-applies-when]", form)) element.hidden = !applies(element, given);
    showAmountsInFull(form, given);
  }

  function answers(): Answers {
    const found: Answers = {};
    for (const { name, type, checked, value } of controls)
      if (type === "radio" ? checked : value.trim()) found[name] = value.trim();
    return found;
  }

  function unreadable(): string[] {
    return controls.filter((control) => control.validity.badInput).map((control) => control.name);
  }

  let leftUnreadable = "";

  /** A date of which only a part is typed has no value yet and sends no `input`: the visitor is leaving it so. */
  function leave(): void {
    const before = leftUnreadable;
    leftUnreadable = unreadable().join();
    if (leftUnreadable !== before) onEdit();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    refresh();
    onEdit();
  });
  form.addEventListener("focusout", leave);
  refresh();

  return {
    answers,
    unreadable,
    fill(given) {
      for (const control of controls) {
        const answer = given[control.name] ?? "";
        if (control.type === "radio") control.checked = control.value === answer;
        else if (control.value.trim() !== answer) control.value = answer;
      }
      leftUnreadable = unreadable().join();
      refresh();
    },
    clear() {
      form.reset();
      leftUnreadable = "";
      refresh();
    },
    showErrors: (errors) => showErrors(form, errors),
  };
}

/** An element that applies to one answer only is hidden once another was given. */
function applies(element: HTMLElement, answers: Answers): boolean {
  const [question = "", wanted] = (element.dataset.appliesWhen ?? "").split("=");
  const given = answers[question];
  return given === undefined || given === wanted;
}

function showErrors(form: HTMLElement, errors: Problem[]): void {
  for (const text of findAll(".field-error", form)) text.hidden = true;
  for (const control of findAll("[aria-invalid]", form)) control.removeAttribute("aria-invalid");
  for (const { field, message } of errors) {
    const text = document.getElementById(`${field}.error`);
    if (text) Object.assign(text, { textContent: message, hidden: false });
    document.getElementById(field)?.setAttribute("aria-invalid", "true");
  }
  const summary = requireElement("#error-summary");
  summary.hidden = errors.length === 0;
  requireElement("[data-list=errors]", summary).replaceChildren(
    ...errors.map(({ field, message }) => {
      const item = createElement("li");
      item.append(linkTo(field, message));
      return item;
    }),
  );
}

/** The form: reads and fills its controls, and shows the errors in its answers. */

import { createElement, findAll, linkTo, requireElement } from "../dom/elements";
import type { Problem } from "../generated/report";
import type { Answers } from "../generated/worker";
import { showAmountsInFull } from "./amounts-in-full";

export type Form = {
  answers(): Answers;
  /** The names of the controls whose text the browser cannot read as a number or a date. */
  unreadable(): string[];
  /** Replaces all answers. A control that has its answer already is left alone, and so is what is half typed. */
  fill(answers: Answers): void;
  /** Empties every control, including text that the browser cannot read. */
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

  /** The unreadable controls when the visitor last left one. */
  let leftUnreadable = "";

  /** Notices a date that was left half typed: it has no value, and the browser sends no `input` event for it. */
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

/** Whether an element applies: one that depends on a question does until another answer is given than its own. */
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

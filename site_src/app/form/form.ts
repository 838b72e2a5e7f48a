/** The form: reads and fills its controls, and shows the errors in its answers. */

import { bindCalendars, controlsIn, fillControl, isAnswered, isRadio, onTyped } from "../dom/controls";
import { createElement, findAll, linkTo, requireElement, setHidden, unfold } from "../dom/elements";
import type { Echoes, Problem } from "../generated/report";
import type { Answers } from "../generated/worker";
import { showEchoes } from "./echoes";
import { bindFolds, openFilled } from "./folds";

export type Form = {
  answers(): Answers;
  /** Replaces all answers; a control that has its answer already is left alone. */
  fill(answers: Answers): void;
  showErrors(errors: Problem[]): void;
  /** Shows beside the controls how their texts were understood. */
  showEchoes(echoes: Echoes): void;
};

export function bindForm(form: HTMLFormElement, onEdit: () => void): Form {
  const controls = controlsIn(form);

  /** Texts, from files, that are none of the choices offered; they stay until one is chosen. */
  const unheld = new Map<string, string>();

  function refresh(): void {
    const given = answers();
    for (const element of findAll("[data-applies-when]", form)) setHidden(element, !applies(element, given));
  }

  function answers(): Answers {
    const found: Answers = {};
    for (const control of controls) if (isAnswered(control)) found[control.name] = control.value.trim();
    return { ...Object.fromEntries(unheld), ...found };
  }

  function edited(): void {
    refresh();
    onEdit();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  onTyped(form, edited);
  bindCalendars(form);
  bindFolds(form);
  refresh();

  return {
    answers,
    fill(given) {
      unheld.clear();
      for (const control of controls) {
        const answer = given[control.name] ?? "";
        if (isRadio(control)) {
          control.checked = control.value === answer;
          if (answer) unheld.set(control.name, answer);
        } else if (control.value.trim() !== answer) fillControl(control, answer);
      }
      for (const control of controls) if (isRadio(control) && control.checked) unheld.delete(control.name);
      openFilled(form);
      refresh();
    },
    showErrors: (errors) => showErrors(form, errors),
    showEchoes: (echoes) => showEchoes(controls.map(({ name }) => name), echoes),
  };
}

/** Whether an element applies: one that depends on a question does until another answer is given than its own. */
function applies(element: HTMLElement, answers: Answers): boolean {
  const [question = "", wanted] = (element.dataset.appliesWhen ?? "").split("=");
  const given = answers[question];
  return given === undefined || given === wanted;
}

function showErrors(form: HTMLElement, errors: Problem[]): void {
  const before = new Set(findAll("[aria-invalid]", form).map(({ id }) => id));
  for (const text of findAll(".field-error:not([hidden])", form)) text.hidden = true;
  for (const control of findAll("[aria-invalid]", form)) control.removeAttribute("aria-invalid");
  for (const { field, message } of errors) {
    const text = document.getElementById(`${field}.error`);
    if (text) Object.assign(text, { textContent: message, hidden: false });
    const control = document.getElementById(field);
    control?.setAttribute("aria-invalid", "true");
    if (!before.has(field)) unfold(control);
  }
  const summary = form.querySelector<HTMLElement>("#error-summary");
  if (!summary) return; // a page that shows one question at a time
  setHidden(summary, errors.length === 0);
  requireElement("[data-list=errors]", summary).replaceChildren(
    ...errors.map(({ field, message }) => {
      const item = createElement("li");
      item.append(linkTo(field, message));
      return item;
    }),
  );
}

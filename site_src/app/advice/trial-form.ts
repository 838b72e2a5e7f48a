/** The form of a trial: a control for each answer that conditions look at, blank where it stays as it is today. */

import { bindCalendars } from "../dom/controls";
import { findAll, requireElement } from "../dom/elements";
import { showEchoes } from "../form/echoes";
import type { Counted, Supposition } from "../generated/report";
import type { Answers } from "../generated/worker";
import { sentenceText } from "../wording/sentence";

export type TrialForm = {
  /** What is typed, by the names of the form's controls, as far as it is not today's answer. */
  texts(): Answers;
  /** Puts texts into controls; names of others are left out. */
  fill(texts: Readonly<Answers>): void;
  /** Moves to the top what is most worth trying. */
  arrange(first: string[]): void;
  /** Shows today's answers, what is wrong, how texts were understood, and what a roster decides. */
  show(found: Supposition): void;
  /** Gives the control of an answer the focus, or the first of all. */
  focus(name?: string): void;
};

type Control = HTMLInputElement | HTMLSelectElement;

const PREFIX = "try.";

/** Puts a blank form into a frame. */
export function newTrialForm(frame: HTMLElement): TrialForm {
  const template = requireElement<HTMLElement>("#what-if-form") as unknown as HTMLTemplateElement;
  frame.replaceChildren(template.content.cloneNode(true));
  bindCalendars(frame);
  const fields = findAll("[data-trial]", frame);
  const controls = new Map(findAll<Control>("[name]", frame).map((control) => [control.name.slice(PREFIX.length), control]));
  let today: Readonly<Answers> = {};

  for (const button of findAll("[data-step]", frame)) button.addEventListener("click", () => step(button));

  /** Moves a whole number from where it stands, or from today's. */
  function step(button: HTMLElement): void {
    const control = requireElement<HTMLInputElement>("input", button.parentElement ?? frame);
    const from = control.value.trim() || today[control.name.slice(PREFIX.length)] || "0";
    if (!/^\d{1,9}$/.test(from)) return control.focus();
    control.value = String(Math.max(0, Number(from) + Number(button.dataset.step)));
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function texts(): Answers {
    const typed = [...controls].map(([name, { value }]) => [name, value.trim()] as const);
    return Object.fromEntries(typed.filter(([name, text]) => text && text !== today[name]));
  }

  return {
    texts,
    fill(given) {
      for (const [name, text] of Object.entries(given)) {
        const control = controls.get(name);
        if (control) control.value = text;
      }
    },
    arrange(first) {
      const top = requireElement("[data-place=first]", frame);
      top.append(...first.flatMap((path) => fields.filter(({ dataset }) => dataset.trial === path)));
      for (const section of findAll(".section", frame)) section.hidden = !section.querySelector("[data-trial]");
    },
    show(found) {
      today = found.today.answers;
      const errors = new Map(found.errors.map(({ field, message }) => [field, message]));
      const kept = new Map(found.kept.map(({ field, sentence }) => [field, sentenceText(sentence)]));
      const counted = new Map(found.report.counted.map((count) => [count.field, count]));
      const moved = Object.keys(texts());
      showEchoes(controls.keys(), found.echoes, PREFIX);
      for (const [name, control] of controls) {
        write(`${name}.today`, todayText(control, today[name], counted.get(name)));
        write(`${name}.error`, errors.get(name) ?? "");
        control.toggleAttribute("aria-invalid", errors.has(name));
        if (errors.has(name)) control.setAttribute("aria-invalid", "true");
      }
      for (const field of fields) {
        const path = field.dataset.trial ?? "";
        write(`${path}.kept`, kept.get(path) ?? "");
        field.toggleAttribute("data-moved", moved.some((name) => name === path || name.startsWith(`${path}.`)));
      }
    },
    focus: (name) => (controls.get(name ?? "") ?? requireElement(".section:not([hidden]) :is(input, select)", frame)).focus(),
  };
}

function write(name: string, text: string): void {
  const element = document.getElementById(PREFIX + name);
  if (element) Object.assign(element, { textContent: text, hidden: text === "" });
}

/** Says what is answered today, and whether a roster says so. */
function todayText(control: Control, answer: string | undefined, counted: Counted | undefined): string {
  if (answer === undefined) return counted ? `现在：名册数出 ${counted.text}，还不能定` : "现在：未填";
  const unit = document.getElementById(`${control.id}.unit`)?.textContent ?? "";
  const chosen = control instanceof HTMLSelectElement && [...control.options].find(({ value }) => value === answer);
  return `现在：${chosen ? chosen.text : `${answer} ${unit}`.trim()}${counted?.used ? "，名册数出" : ""}`;
}

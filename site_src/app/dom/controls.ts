/** Controls that visitors use: buttons, file inputs, and whatever takes text. */

import { findAll } from "./elements";

/** A control that holds an answer, or one of its choices. */
export type Control = HTMLInputElement | HTMLTextAreaElement;

/** Calls the action that a clicked button names in an attribute, such as `data-row-action`. */
export function bindActions(frame: HTMLElement, attribute: string, actions: Record<string, () => void>): void {
  frame.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest(`[${attribute}]`) : null;
    actions[button?.getAttribute(attribute) ?? ""]?.();
  });
}

/** Calls `open` with the file that is chosen; the same one can be chosen again. */
export function bindFileInput(input: HTMLInputElement, open: (file: File) => void): void {
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) open(file);
    input.value = "";
  });
}

/** Calls `edited` whenever something was entered; letters that an input method still composes are no text yet. */
export function onTyped(frame: HTMLElement, edited: () => void): void {
  frame.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) edited();
  });
  frame.addEventListener("compositionend", edited);
}

/** Calls `act` when Enter is pressed together with Ctrl, or with ⌘. */
export function onControlEnter(frame: HTMLElement, act: () => void): void {
  frame.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    act();
  });
}

/** Returns the controls within an element that have a name. */
export function controlsIn(frame: ParentNode): Control[] {
  return findAll<Control>("input[name], textarea[name]", frame);
}

export function isRadio(control: Control): control is HTMLInputElement {
  return control.type === "radio";
}

/** Whether something is typed, or the choice is taken. */
export function isAnswered(control: Control): boolean {
  return isRadio(control) ? control.checked : control.value.trim() !== "";
}

/** Puts a text into a control; a break becomes a space where there is one line, for the browser would join the lines. */
export function fillControl(control: Control, text: string): void {
  control.value = control instanceof HTMLInputElement ? text.replace(/[\r\n]+/g, " ") : text;
}

/** Offers the browser's own calendar beside every text that says a day. */
export function bindCalendars(frame: HTMLElement | DocumentFragment): void {
  for (const calendar of frame.querySelectorAll<HTMLElement>("[data-calendar]")) {
    const text = frame.querySelector<HTMLInputElement>(`[id="${calendar.dataset.calendar}"]`);
    const picker = calendar.querySelector("input");
    if (!text || !picker || !("showPicker" in picker)) continue;
    calendar.hidden = false;
    calendar.querySelector("button")?.addEventListener("click", () => {
      picker.value = text.value.trim(); // anything but a day as ISO 8601 writes it leaves it empty
      picker.showPicker();
    });
    picker.addEventListener("input", (event) => event.stopPropagation());
    picker.addEventListener("change", () => {
      text.value = picker.value;
      text.dispatchEvent(new Event("input", { bubbles: true }));
      text.focus();
    });
  }
}

/** Whether what is typed or pasted at an event's target goes into a control there. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input:not([type=file]), textarea, select") !== null;
}

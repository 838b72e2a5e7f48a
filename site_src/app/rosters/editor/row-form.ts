/** The form of one row, in which any text may stand: what cannot be read is shown and kept as it was typed. */

import { bindCalendars, fillControl } from "../../dom/controls";
import { findAll } from "../../dom/elements";
import { showEchoes } from "../../form/echoes";
import type { RowCheck } from "../../generated/report";
import type { Row } from "../../generated/worker";

export type RowForm = {
  texts(): Row;
  /** Shows how cells were understood, what is wrong with them, or to be looked at again, by the columns' names. */
  show(found: Pick<RowCheck, "errors" | "warnings" | "echoes">): void;
  control(column: string): HTMLElement | null;
};

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Puts a roster's form into a frame and a row into the form. */
export function fillRowForm(frame: HTMLElement, section: HTMLElement, row: Readonly<Row>): RowForm {
  const template = section.querySelector<HTMLTemplateElement>("template[data-row-form]")!;
  const prefix = `${section.id}.`;
  frame.replaceChildren(template.content.cloneNode(true));
  addYears(frame, prefix, row);
  bindCalendars(frame);
  const controls = new Map(findAll<Control>("[name]", frame).map((control) => [control.name.slice(prefix.length), control]));
  const shown = new Map<string, string>();
  for (const [name, control] of controls) {
    const text = row[name] ?? "";
    if (control instanceof HTMLSelectElement) select(control, text);
    else fillControl(control, text);
    shown.set(name, control.value);
  }
  return {
    texts() {
      const texts: Record<string, string> = { ...row };
      for (const [name, control] of controls) {
        // A browser leaves out line breaks, for example; what nobody has touched stays as it came.
        if (control.value === shown.get(name)) continue;
        const text = control.value.trim();
        if (text) texts[name] = text;
        else delete texts[name];
      }
      return texts;
    },
    show({ errors, warnings, echoes }) {
      showEchoes(controls.keys(), echoes, prefix);
      for (const [name, control] of controls) {
        showMessage(`${prefix}${name}.error`, errors[name]?.message ?? "");
        showMessage(`${prefix}${name}.warning`, warnings[name]?.message ?? "");
        if (errors[name]) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    },
    control: (column) => controls.get(column) ?? null,
  };
}

/** Selects a text; one that is none of the choices becomes one, so that saving does not lose it. */
function select(control: HTMLSelectElement, text: string): void {
  if (![...control.options].some(({ value }) => value === text)) control.append(new Option(`“${text}”（不是选项）`, text));
  control.value = text;
}

/** Adds a control for each year that the row has and the form does not list. */
function addYears(frame: HTMLElement, prefix: string, row: Readonly<Row>): void {
  for (const field of findAll("[data-years]", frame)) {
    const name = field.id.slice(prefix.length);
    const list = field.querySelector("ul");
    const listed = list?.lastElementChild;
    const last = listed?.querySelector("input")?.name.slice(-4);
    if (!list || !listed || !last) continue;
    for (const key of Object.keys(row).sort()) {
      const year = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : "";
      if (!/^\d{4}$/.test(year) || frame.querySelector(`[name="${prefix}${key}"]`)) continue;
      const item = listed.cloneNode(true) as HTMLElement;
      for (const element of [...item.querySelectorAll<HTMLElement>("*")])
        for (const attribute of [...element.attributes])
          attribute.value = attribute.value.split(`${name}.${last}`).join(`${name}.${year}`);
      item.querySelector("label")!.textContent = (field.dataset.years ?? "").replace("{year}", year);
      list.append(item);
    }
  }
}

function showMessage(id: string, text: string): void {
  const element = document.getElementById(id);
  if (element) Object.assign(element, { textContent: text, hidden: text === "" });
}

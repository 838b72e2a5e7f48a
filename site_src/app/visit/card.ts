/** One applicant's card: what is noted of the visit, changed in place. */

import { bindActions } from "../dom/controls";
import { createButton, createElement, findAll, requireElement, setHidden, setText } from "../dom/elements";
import { redraw } from "../dom/redraw";
import { questionCount, type Answer, type Visit } from "../values/visit";

export type CardServices = {
  /** Changes what is noted. */
  change(key: string, change: (visit: Visit) => Visit): void;
  remove(key: string): void;
  downloadOpinion(key: string): void;
};

export type Card = {
  element: HTMLDetailsElement;
  /** Shows what is noted by now; what is just being typed stays. */
  show(visit: Visit): void;
};

const NAMELESS = "（没有填写名称）";

/** Makes a card from the blank one of the page. */
export function createCard(blank: HTMLDetailsElement, key: string, services: CardServices): Card {
  const element = blank.cloneNode(true) as HTMLDetailsElement;
  element.removeAttribute("id");
  element.dataset.visit = key;
  const items = findAll<HTMLFieldSetElement>("[data-item]", element);
  const change = (changed: (visit: Visit) => Visit) => services.change(key, changed);

  for (const item of items) {
    const name = item.dataset.item ?? "";
    for (const radio of radiosOf(item)) {
      radio.name = `${key}-${name}`;
      radio.addEventListener("change", () => change((visit) => answered(visit, name, radio.value as Answer)));
    }
    const reason = requireElement<HTMLTextAreaElement>("textarea", item);
    reason.addEventListener("input", () => change((visit) => ({ ...visit, reasons: { ...visit.reasons, [name]: reason.value } })));
    bindActions(item, "data-card-action", {
      unanswer() {
        change((visit) => answered(visit, name, null));
        radiosOf(item)[0]?.focus();
      },
    });
  }
  for (const input of findAll<HTMLInputElement>("[data-identity]", element)) {
    const name = input.dataset.identity ?? "";
    input.addEventListener("input", () => change((visit) => ({ ...visit, texts: { ...visit.texts, [name]: input.value } })));
  }
  bindPhotos(element, change);
  bindActions(requireElement(".visit-actions", element), "data-card-action", {
    opinion: () => services.downloadOpinion(key),
    remove: () => services.remove(key),
  });

  return {
    element,
    show(visit) {
      showState(element, visit, items.length);
      for (const item of items) showItem(item, visit);
      for (const input of findAll<HTMLInputElement>("[data-identity]", element)) fill(input, visit.texts[input.dataset.identity ?? ""] ?? "");
      const photos = requireElement("[data-list=photos]", element);
      redraw(photos, visit.photos, () => photos.replaceChildren(...visit.photos.map((name) => photoItem(name, change))));
    },
  };
}

/** Returns a visit with another answer to an item, or with none. */
function answered(visit: Visit, item: string, answer: Answer | null): Visit {
  const { [item]: _, ...others } = visit.answers;
  return { ...visit, answers: answer ? { ...others, [item]: answer } : others };
}

function showState(element: HTMLElement, visit: Visit, items: number): void {
  const name = visit.texts.name?.trim() || NAMELESS;
  const answers = Object.values(visit.answers);
  const noes = answers.filter((answer) => answer === "no").length;
  const questions = questionCount(visit);
  setText("name", name, element);
  setText("of", `：${name}`, element);
  const parts = [`已答 ${answers.length}/${items}`, noes ? `其中“否” ${noes} 项` : "", questions ? `申报材料里要问的 ${questions} 处` : ""];
  setText("progress", parts.filter(Boolean).join("，"), element);
}

function showItem(item: HTMLElement, visit: Visit): void {
  const name = item.dataset.item ?? "";
  const answer = visit.answers[name];
  const questions = visit.questions[name] ?? [];
  for (const radio of radiosOf(item)) radio.checked = radio.value === answer;
  setHidden(requireElement("[data-card-action=unanswer]", item), answer === undefined);
  setHidden(requireElement("[data-when=no]", item), answer !== "no");
  setHidden(requireElement("[data-when=asked]", item), questions.length === 0);
  const list = requireElement("[data-list=questions]", item);
  redraw(list, questions, () => list.replaceChildren(...questions.map((text) => createElement("li", text))));
  const reason = requireElement<HTMLTextAreaElement>("textarea", item);
  fill(reason, visit.reasons[name] ?? "");
  const lacksReason = answer === "no" && !visit.reasons[name]?.trim();
  reason.toggleAttribute("aria-invalid", false);
  reason.setAttribute("aria-required", "true");
  if (lacksReason) reason.setAttribute("aria-invalid", "true");
  setText("no-reason", lacksReason ? "选“否”须写明，写了才算答完；已填的都存下了。" : "", item);
}

function bindPhotos(element: HTMLElement, change: (changed: (visit: Visit) => Visit) => void): void {
  const files = requireElement<HTMLInputElement>("[data-photos]", element);
  const typed = requireElement<HTMLInputElement>("[data-photo-name]", element);
  const add = (names: string[]) => change((visit) => ({ ...visit, photos: [...new Set([...visit.photos, ...names])] }));
  const addTyped = () => {
    if (typed.value.trim()) add([typed.value.trim()]);
    typed.value = "";
    typed.focus();
  };
  files.addEventListener("change", () => {
    add([...(files.files ?? [])].map(({ name }) => name));
    files.value = "";
  });
  typed.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    addTyped();
  });
  bindActions(requireElement(".photos", element), "data-card-action", { "add-photo": addTyped });
}

function photoItem(name: string, change: (changed: (visit: Visit) => Visit) => void): HTMLLIElement {
  const item = createElement("li", `${name} `);
  const button = createButton("移除", () => {
    const controls = item.closest(".photos");
    change((visit) => ({ ...visit, photos: visit.photos.filter((photo) => photo !== name) }));
    if (controls) requireElement("[data-photo-name]", controls).focus(); // the button is gone
  });
  button.setAttribute("aria-label", `移除“${name}”`);
  item.append(button);
  return item;
}

function radiosOf(item: HTMLElement): HTMLInputElement[] {
  return findAll<HTMLInputElement>("input[type=radio]", item);
}

/** Puts a text into a control, unless somebody is typing there. */
function fill(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  if (control !== document.activeElement && control.value !== text) control.value = text;
}

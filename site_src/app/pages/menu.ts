/** Material's header, for keyboards. */

import { createButton, findAll, requireElement } from "../dom/elements";

/** Makes a button of each label that opens the navigation on narrow screens: a label can be reached by pointer only. */
export function makeMenuButtons(): void {
  findAll<HTMLLabelElement>(".md-header label[for=__drawer]").forEach(makeMenuButton);
}

function makeMenuButton(label: HTMLLabelElement): void {
  const drawer = requireElement<HTMLInputElement>("#__drawer");
  const button = createButton("");
  const showState = () => button.setAttribute("aria-expanded", String(drawer.checked));
  button.className = `${label.className} menu`;
  button.setAttribute("aria-label", "导航菜单");
  button.append(...label.childNodes);
  button.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", showState);
  showState();
  label.replaceWith(button);
}

/** The theme shows one of its switches of colours and chooses none: going backwards, the focus fell on a hidden one. */
export function chooseColours(): void {
  for (const option of findAll<HTMLInputElement>("input.md-option")) {
    option.checked = option.nextElementSibling instanceof HTMLElement && !option.nextElementSibling.hidden;
  }
}

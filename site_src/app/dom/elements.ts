/** Looks elements up in a page whose structure the templates guarantee, and makes new ones. */

/** Returns the first element that matches; throws where there is none, since the page is broken then. */
export function requireElement<E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** Returns all elements that match. */
export function findAll<E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E[] {
  return [...within.querySelectorAll<E>(selector)];
}

/**
 * Sets the text of every element marked `data-text="name"`, and hides the element if the text is empty. A live region
 * stays visible: screen readers do not announce a text that is set in the moment its element appears.
 */
export function setText(name: string, text: string, within: ParentNode = document): void {
  for (const element of findAll(`[data-text="${name}"]`, within)) {
    writeText(element, text);
    setHidden(element, text === "" && !/^(?:status|alert)$/.test(element.getAttribute("role") ?? ""));
  }
}

/** Sets an element's text; the browser has nothing to do where it is the same. */
export function writeText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Hides or shows an element; the browser has nothing to do where it is so already. */
export function setHidden(element: HTMLElement, hidden: boolean): void {
  element.toggleAttribute("hidden", hidden);
}

/** Acts once what has changed is on the screen. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

/** Returns a new element with a text. */
export function createElement<K extends keyof HTMLElementTagNameMap>(tag: K, text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** Returns a button that submits no form. */
export function createButton(text: string, act?: () => void): HTMLButtonElement {
  const button = createElement("button", text);
  button.type = "button";
  if (act) button.addEventListener("click", act);
  return button;
}

/** Opens whatever an element is folded away in. */
export function unfold(element: Element | null): void {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
}

/** Returns a link within the page that leads there by more than a jump. */
export function createLink(text: string, id: string, lead: () => void): HTMLAnchorElement {
  const link = createElement("a", text);
  link.href = `#${id}`;
  leadBy(link, lead);
  return link;
}

/** Lets a link do something in place of its jump. */
export function leadBy(link: HTMLAnchorElement, lead: () => void): void {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    lead();
  });
}

/** Returns a link to a control of the form. */
export function linkTo(field: string, text: string): HTMLAnchorElement {
  return createLink(text, field, () => {
    const control = document.getElementById(field);
    unfold(control);
    control?.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  });
}

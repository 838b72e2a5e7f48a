/** Looking things up in a page whose structure the templates guarantee. */

/** Returns the one element that matches; the page is broken without it. */
export function one<E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** Returns all elements that match. */
export function all<E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E[] {
  return [...within.querySelectorAll<E>(selector)];
}

/**
 * Writes a text into every element marked `data-text="name"`, and hides those for which there is none. What announces
 * itself stays: screen readers do not hear what is filled in the moment it appears.
 */
export function write(name: string, text: string, within: ParentNode = document): void {
  for (const element of all(`[data-text="${name}"]`, within)) {
    element.textContent = text;
    element.hidden = text === "" && !/^(?:status|alert)$/.test(element.getAttribute("role") ?? "");
  }
}

/** Returns a new element with a text. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** Returns a link to a control of the form. */
export function linkTo(field: string, text: string): HTMLAnchorElement {
  const link = make("a", text);
  link.href = `#${field}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const control = document.getElementById(field);
    control?.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  });
  return link;
}

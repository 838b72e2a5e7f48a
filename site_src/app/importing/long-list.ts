/** Lists that may be long: their beginning is shown, and the rest on demand. */

import { createButton, createElement } from "../dom/elements";

/** How many entries of a list are shown at first, and how many more each time. */
const SHORT = 20;
const MORE = 500;

/** Returns a heading with a list below it; nothing where the list has no entries. */
export function longList(title: string, texts: readonly string[]): HTMLElement[] {
  if (!texts.length) return [];
  const heading = createElement("h4", `${title}（${texts.length}）`);
  const found = createElement("ul");
  found.append(...texts.slice(0, SHORT).map((text) => createElement("li", text)));
  if (texts.length <= SHORT) return [heading, found];
  const more = createButton("");
  const count = () => texts.length - found.children.length;
  const offer = () => (more.textContent = count() > MORE ? `再显示 ${MORE} 条` : `全部显示（还有 ${count()} 条）`);
  more.addEventListener("click", () => {
    const shown = found.children.length;
    const rest = texts.slice(shown, shown + MORE).map((text) => createElement("li", text));
    found.append(...rest);
    if (count()) return void offer();
    more.remove();
    rest[0]!.tabIndex = -1;
    rest[0]!.focus(); // the button that had the focus is gone
  });
  offer();
  return [heading, found, more];
}

/** Copies the citation of the clause to which the page's address points, such as 晋科函〔2024〕131号 一（一）3. */

import { copy } from "../dom/clipboard";
import { createButton, createElement } from "../dom/elements";

/** Keeps a button at the clause that was chosen last, on pages that show a notice's clauses. */
export function bindCitations(): void {
  const text = document.querySelector<HTMLElement>("[data-document-number]");
  if (!text) return;
  const frame = createElement("span");
  const button = createButton("复制引用");
  const message = createElement("span");
  frame.className = "cite";
  message.setAttribute("role", "status");
  frame.append(button, message);

  const citation = () => `${text.dataset.documentNumber} ${chosen()?.id}`;
  button.addEventListener("click", async () => {
    message.textContent = (await copy(citation())) ? `已复制：${citation()}` : `复制不了，请手工选取：${citation()}`;
  });

  const show = () => {
    frame.remove();
    message.textContent = "";
    const clause = chosen();
    if (clause && /^H\d$/.test(clause.tagName)) clause.after(frame);
    else clause?.append(frame);
  };
  self.addEventListener("hashchange", show);
  show();
}

/** Not by `:target`, which holds only once the page has loaded. */
function chosen(): HTMLElement | null {
  const element = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return element?.classList.contains("clause") ? element : null;
}

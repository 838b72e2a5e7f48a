/** The words on a volume's spine, worked out from the applicant's name. */

import { copy } from "../dom/clipboard";
import { requireElement } from "../dom/elements";
import { loadText, storeText } from "../storage/local-storage";

/** Lets visitors type the name, and copy the whole. */
export function bindSpine(): void {
  const spine = document.querySelector<HTMLElement>("[data-spine]");
  if (!spine) return;
  const { spine: notice = "", before = "", after = "", blank = "" } = spine.dataset;
  const input = requireElement<HTMLInputElement>("input", spine);
  const name = () => input.value.trim();
  const words = () => `${before}${name() || blank}${after}`;
  const showCopied = (text: string) => (requireElement("[data-text=copied]", spine).textContent = text);

  function show(): void {
    requireElement("[data-text=spine]", spine!).textContent = words();
    showCopied("");
  }

  input.addEventListener("input", () => {
    storeText(notice, "spine", name());
    show();
  });
  requireElement("[data-action=copy]", spine).addEventListener("click", () => {
    if (!name()) {
      input.focus();
      showCopied("请先填写名称。");
      return;
    }
    void copy(words()).then((copied) => showCopied(copied ? "已复制。" : "浏览器不允许复制，请选中文字后复制。"));
  });
  input.value = loadText(notice, "spine");
  show();
  requireElement(".controls", spine).hidden = false;
}

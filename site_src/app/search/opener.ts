/** Opens the search. All else that it needs comes with its own script, when somebody searches for the first time. */

import { isTyping } from "../dom/controls";
import { findAll, requireElement } from "../dom/elements";
import { importFile, noFile } from "../dom/site-files";
import { loadSetting, storeSetting } from "../storage/local-storage";

type SearchScript = typeof import("./dialog");

const SLASH = "search-by-slash";

/** Shows the button and listens for its keys. */
export function offerSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.search");
  if (!dialog) return; // the page for missing addresses has none
  const button = requireElement<HTMLButtonElement>("[data-search-open]");
  const slash = requireElement<HTMLInputElement>("[data-search-slash]");
  const input = requireElement<HTMLInputElement>("[data-search-input]", dialog);
  let script: Promise<SearchScript | void> | null = null;

  const open = () => {
    if (document.querySelector("dialog[open]")) return;
    dialog.showModal();
    input.select();
    script ??= importFile<SearchScript>(dialog.dataset.script ?? "").catch(() => {
      script = null; // the next opening tries again
      requireElement("[data-search-status]", dialog).textContent =
        "搜索没有启动：" + noFile();
    });
  };

  button.addEventListener("click", open);
  findAll("[data-search-close]", dialog).forEach((close) => close.addEventListener("click", () => dialog.close()));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });

  // Here, so that a key which is hit before the script has come is not lost.
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) void script?.then((loaded) => loaded?.follow());
  });

  // Whoever speaks to the computer, or hits keys by chance, can do without a shortcut of a single letter.
  slash.checked = loadSetting(SLASH) !== "no";
  slash.addEventListener("change", () => storeSetting(SLASH, slash.checked ? "yes" : "no"));

  document.addEventListener("keydown", (event) => {
    const letter = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!chord && !(letter && slash.checked && !isTyping(event.target))) return;
    event.preventDefault();
    open();
  });

  button.hidden = false;
}



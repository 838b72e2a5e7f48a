/** Files and tables that are dropped or pasted onto the page. */

import { isTyping } from "../dom/controls";
import { findAll } from "../dom/elements";
import { say } from "../messages/message-bar";

type FileReceiver = {
  /** Takes a file; `roster` is the one that it was dropped on, or empty. */
  file(file: File, roster: string): void;
  /** Takes a table's text for a roster. */
  text(text: string, roster: string): void;
};

/** Takes what is dropped anywhere on the page: a browser would otherwise leave the page and show the file. */
export function bindDropping({ file, text }: FileReceiver): void {
  for (const type of ["dragenter", "dragover"] as const)
    document.addEventListener(type, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (isBusy()) event.dataTransfer.dropEffect = "none";
      else highlight(rosterAt(event.target));
    });
  document.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!relatedTarget) highlight(null); // it has left the window
  });
  document.addEventListener("drop", (event) => {
    highlight(null);
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    if (isBusy()) return;
    if (files.length > 1) return say("一次只能放一个文件，没有导入。");
    file(files[0]!, rosterAt(event.target)?.dataset.roster ?? "");
  });

  // Browsers do not agree whether a paste happens at the focus or at the selection.
  document.addEventListener("paste", (event) => {
    if (isBusy() || isTyping(event.target)) return;
    const roster = (rosterAt(document.activeElement) ?? rosterAt(event.target))?.dataset.roster;
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!roster || !/[\t\n]/.test(pasted)) return;
    event.preventDefault();
    text(pasted, roster);
  });
}

/** Shows where a file would go. */
function highlight(roster: HTMLElement | null): void {
  for (const section of findAll("[data-dropping]")) if (section !== roster) delete section.dataset.dropping;
  if (roster) roster.dataset.dropping = "";
}

function rosterAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-roster]") : null;
}

function isBusy(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

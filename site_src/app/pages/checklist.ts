/** A checklist that can be ticked; what is ticked is kept in this browser. */

import { bindActions } from "../dom/controls";
import { findAll, requireElement } from "../dom/elements";
import { loadText, storeText } from "../storage/local-storage";

const NOT_KEPT = "浏览器不允许保存，离开本页后勾选会丢失；可以先打印，或下载清单来记。";

/** Brings the page's checklist to life, if it has one. */
export function bindChecklist(): void {
  const bar = document.querySelector<HTMLElement>("[data-checklist]");
  if (!bar) return;
  const notice = bar.dataset.checklist ?? "";
  const boxes = findAll<HTMLInputElement>("input[data-tick]");
  const name = ({ dataset }: HTMLInputElement) => dataset.tick ?? "";
  let undone = "";

  const ticked = () => boxes.filter((box) => box.checked).map(name).join(" ");

  function tick(names: string): void {
    const wanted = names.split(" ");
    for (const box of boxes) box.checked = wanted.includes(name(box));
  }

  function showProgress(): void {
    const done = boxes.filter((box) => box.checked).length;
    requireElement<HTMLProgressElement>("progress", bar!).value = done;
    requireElement("[data-text=progress]", bar!).textContent = `已备 ${done} / ${boxes.length} 项`;
  }

  function changed(message: string, undo: string): void {
    showProgress();
    requireElement("[data-text=message]", bar!).textContent = storeText(notice, "materials", ticked()) ? message : NOT_KEPT;
    undone = undo;
    requireElement("[data-action=undo]", bar!).hidden = undo === "";
  }

  const actions: Record<string, () => void> = {
    print: () => self.print(),
    reset() {
      const before = ticked();
      tick("");
      changed(before ? "已全部取消。" : "没有勾选的项目。", before);
    },
    undo() {
      tick(undone);
      changed("已恢复。", "");
      requireElement("[data-action=reset]", bar!).focus(); // the button that had the focus is gone
    },
  };

  bindActions(bar, "data-action", actions);
  for (const box of boxes) {
    box.hidden = false;
    box.addEventListener("change", () => changed("", ""));
  }
  tick(loadText(notice, "materials"));
  showProgress();
  bar.hidden = false;
}

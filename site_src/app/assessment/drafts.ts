/** The drafts of this browser, as the page works with them: one is shown, others wait (decision 26). */

import { scriptOnDemand } from "../dom/script-on-demand";
import { sayError } from "../messages/errors";
import { say } from "../messages/message-bar";
import { currentDraft, newDraft, onDeletedElsewhere, record, removeOldDrafts, workOn } from "../storage/drafts";
import type { Edits } from "./edits";
import type { PageState } from "./history";

const draftsScript = scriptOnDemand<typeof import("../drafts")>("drafts");

const NOT_KEPT = "浏览器没有存下它，请“保存到文件”。";
const NOT_STORED = "浏览器没有存下页面上的填写，换走会丢失，所以没有换；请先“保存到文件”。";

export type Drafts = {
  /** Opens the dialog that lists them. */
  openDialog(): Promise<void>;
  /** Shows what was opened as a draft of its own; the one that was there waits, and can be taken back. */
  start(contents: PageState, message: string): void;
};

export function bindDrafts(notice: string, edits: Edits): Drafts {
  function show(id: string, message: string): void {
    workOn(notice, id);
    edits.enter();
    say(message);
  }

  function start(contents: PageState, message: string): void {
    const [before, started] = [currentDraft(notice), newDraft()];
    workOn(notice, started);
    edits.enter(contents);
    say(`${message}原来的底稿留在“底稿…”里。${edits.isUnstored() ? NOT_KEPT : ""}`, {
      label: "撤销",
      act() {
        record(notice, started, { deleted: new Date().toISOString() });
        show(before, "已撤销，换回原来的底稿；打开的一份一天之内可以在“底稿…”里恢复。");
      },
    });
  }

  async function openDialog(): Promise<void> {
    try {
      (await draftsScript()).openDraftsDialog({
        notice,
        current: () => currentDraft(notice),
        isStored() {
          const isStored = edits.isStored();
          if (!isStored) say(NOT_STORED);
          return isStored;
        },
        show,
        say: (message, undo) => say(message, { label: "撤销", act: undo }),
      });
    } catch (error) {
      sayError("没有打开底稿的列表：", error);
    }
  }

  removeOldDrafts(notice);
  onDeletedElsewhere(notice, () => say("另一个窗口删除了这份底稿，一天之后清除；在这里接着填，它就留下。"));
  return { openDialog, start };
}

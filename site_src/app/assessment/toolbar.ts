/** What is done with the draft as a whole: saved, copied, printed, opened. */

import { copy } from "../dom/clipboard";
import { today } from "../values/dates";
import { bindActions, bindFileInput } from "../dom/controls";
import { requireElement } from "../dom/elements";
import { download, fileName, JSON_FILE } from "../dom/downloads";
import { say } from "../messages/message-bar";

type SavedDraft = {
  notice: string;
  /** The applicant's name, for the file's name. */
  applicant(): string;
  text(): string;
};

/** Returns the function that saves the draft to a file. */
export function bindToolbar(draft: SavedDraft, openFile: (file: File) => void, others: Record<string, () => void>): () => void {
  function save(): void {
    download(fileName([draft.notice, draft.applicant(), "自评底稿", today()], "json"), draft.text(), JSON_FILE);
    say("底稿已交给浏览器下载；有的浏览器（如微信内）不能下载，可用“复制底稿”。");
  }

  const actions: Record<string, () => void> = {
    save,
    copy() {
      void copy(draft.text()).then((copied) =>
        say(copied ? "底稿已复制，可粘贴到文本文件中保存。" : "浏览器不允许复制，请用“保存到文件”。"),
      );
    },
    ...others,
  };

  bindActions(requireElement("#check"), "data-action", actions);
  bindFileInput(requireElement("[data-open-file]"), openFile);
  return save;
}

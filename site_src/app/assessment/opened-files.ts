/** What a visitor opens: drafts, from files and links, are read here; tables go to the import dialog. */

import { ScriptMissing } from "../dom/script-on-demand";
import type { OpenedDraft } from "../generated/worker";
import { LARGEST_DRAFT } from "../generated/vocabulary";
import { FileRefused, sayError } from "../messages/errors";
import { say } from "../messages/message-bar";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { sharingScript } from "../sharing/script";

/** What a draft comes from: a file, or a link, which others may have sent. */
export type DraftSource = { name: string; kind: "file" | "link" };

type FileServices = {
  notice: string;
  checker(): Runtime;
  /** Whether the checker can be asked; says so if not. */
  isPossible(): boolean;
  /** Returns whether the visitor wants it. */
  openDraft(source: DraftSource, draft: OpenedDraft): Promise<boolean>;
  /** Says what has changed since a report, given as its file's text, and what of its answers was lost in opening it. */
  compareReport(text: string, lost: readonly string[]): Promise<void>;
  openTable(file: File, roster: string): void;
};

export type Opening = {
  /** Opens a file; `roster` is the one that a table is for, or empty. */
  openFile(file: File, roster?: string): Promise<void>;
  /** Opens the draft in a link's fragment. Returns whether that is settled, rather than to be tried again. */
  openLink(fragment: string): Promise<boolean>;
};

/** A draft belongs to another notice, on whose page it can be opened. */
class OtherNotice extends FileRefused {
  constructor(message: string, readonly page: HTMLAnchorElement) {
    super(message);
  }
}

const LINK: DraftSource = { name: "链接里的底稿", kind: "link" };

export function bindOpenedFiles(services: FileServices): Opening {
  const { notice, checker, isPossible, openDraft, openTable, compareReport } = services;

  async function openText(source: DraftSource, text: string): Promise<void> {
    const answer = await checker().call("open", { notice, text });
    if (!("errors" in answer)) {
      if ((await openDraft(source, answer)) && answer.lost) await compareReport(text, answer.lost);
      return;
    }
    const message = answer.errors.map(({ message }) => message).slice(0, 3).join("");
    const other = answer.errors.find(({ code }) => code === "file.other-notice");
    const page = other ? pageOf(other.parameters.draft ?? "") : null;
    throw page ? new OtherNotice(message, page) : new FileRefused(message);
  }

  async function openDraftFile(file: File): Promise<void> {
    if (file.size > LARGEST_DRAFT) throw new FileRefused("文件太大，不是本站的底稿。");
    if (!isPossible()) return;
    say(`正在打开“${file.name}”……`);
    const text = await utf8(file);
    if (text === null) throw new FileRefused("不是 UTF-8 编码的文件；请打开由本站保存的底稿。");
    await openText({ name: `“${file.name}”`, kind: "file" }, text);
  }

  /** @param fragment what of the address goes along to the page of another notice */
  function refuse({ name }: DraftSource, error: unknown, fragment = ""): void {
    const before = `没有打开${name}，原来所填没有改动。`;
    if (!(error instanceof OtherNotice)) return sayError(before, error);
    const { href, textContent } = error.page;
    say(before + error.message, { label: `到“${textContent}”的自评页打开`, act: () => location.assign(href + fragment) });
  }

  return {
    async openFile(file, roster = "") {
      try {
        if (await isDraft(file)) await openDraftFile(file);
        else openTable(file, roster);
      } catch (error) {
        refuse({ name: `“${file.name}”`, kind: "file" }, error);
      }
    },
    async openLink(fragment) {
      if (!isPossible()) return false;
      say(`正在打开${LINK.name}……`);
      try {
        const read = (await sharingScript()).readLink(fragment);
        if ("refusal" in read) throw new FileRefused(read.refusal);
        await openText(LINK, read.text);
        return true;
      } catch (error) {
        refuse(LINK, error, fragment);
        return !(error instanceof CheckerStopped || error instanceof ScriptMissing);
      }
    },
  };
}

/** Returns the link to the self-assessment of another notice, if this site has it. */
function pageOf(notice: string): HTMLAnchorElement | null {
  return document.querySelector(`[data-check-of="${CSS.escape(notice)}"]`);
}

/** Whether a file is a draft by its name or by how it begins; any other is read as a table. */
async function isDraft(file: File): Promise<boolean> {
  return /\.json$/i.test(file.name) || /^\s*\{/.test(await file.slice(0, 64).text());
}

/** Returns a file's text, or null: `file.text()` would put replacement characters for other encodings and go on. */
async function utf8(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

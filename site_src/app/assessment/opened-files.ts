/** Files that a visitor opens: drafts are read here, tables go to the import dialog. */

import type { OpenedDraft } from "../generated/worker";
import { LARGEST_DRAFT } from "../generated/vocabulary";
import { FileRefused, sayError } from "../messages/errors";
import { say } from "../messages/message-bar";
import type { Runtime } from "../runtime/runtime";

type FileServices = {
  notice: string;
  checker(): Runtime;
  /** Whether the checker can be asked; says so if not. */
  isPossible(): boolean;
  /** Returns whether the visitor wants it. */
  openDraft(name: string, draft: OpenedDraft): Promise<boolean>;
  /** Says what has changed since a report, given as its file's text, whose answers have been opened. */
  compareReport(text: string): Promise<void>;
  openTable(file: File, roster: string): void;
};

/** Returns the function that opens a file; `roster` is the one that a table is for, or empty. */
export function bindOpenedFiles(services: FileServices): (file: File, roster?: string) => Promise<void> {
  const { notice, checker, isPossible, openDraft, openTable, compareReport } = services;

  async function open(file: File): Promise<void> {
    if (file.size > LARGEST_DRAFT) throw new FileRefused("文件太大，不是本站的底稿。");
    if (!isPossible()) return;
    say(`正在打开“${file.name}”……`);
    const text = await utf8(file);
    if (text === null) throw new FileRefused("不是 UTF-8 编码的文件；请打开由本站保存的底稿。");
    const answer = await checker().call("open", { notice, text });
    if ("errors" in answer) throw new FileRefused(answer.errors.map(({ message }) => message).slice(0, 3).join(""));
    if ((await openDraft(file.name, answer)) && answer.isReport) await compareReport(text);
  }

  return async (file, roster = "") => {
    try {
      if (await isDraft(file)) await open(file);
      else openTable(file, roster);
    } catch (error) {
      sayError(`没有打开“${file.name}”，原来所填没有改动。`, error);
    }
  };
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

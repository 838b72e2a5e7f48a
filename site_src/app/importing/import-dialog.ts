/** The dialog that shows what was found in a file or in what was pasted; nothing is taken before it is confirmed. */

import { bindActions } from "../dom/controls";
import { findAll, requireElement, setText } from "../dom/elements";
import type { Answers, Refusal, Row, Sheet } from "../generated/worker";
import { LARGEST_SHEET_FILE } from "../generated/vocabulary";
import { FileRefused, sayError, writeError } from "../messages/errors";
import { say } from "../messages/message-bar";
import type { Runtime } from "../runtime/runtime";
import { bindExistingRows } from "./existing-rows";
import type { Fills } from "./sheet-lacking";
import { sheetPreview, type Choices } from "./sheet-preview";
import { rosterTargets } from "./targets";

type ImportDialog = {
  /** Reads a file; `roster` is the one whose button was pressed, or empty. */
  open(file: File, roster?: string): void;
  /** Reads a pasted text; asks for it if it is empty. */
  paste(text: string, roster: string): void;
  /** Whether there is a pasted text that is not taken yet. */
  isUnsaved(): boolean;
};

/**
 * What was taken: rows for each roster, whether they go after those that are there, answers of the form, and what is
 * said of all this.
 */
export type Taken = {
  rosters: Record<string, { rows: Row[]; after: boolean }>;
  answers: Answers;
  remarks: Record<string, string[]>;
};

/** What the dialog needs of the page. */
type ImportServices = {
  notice: string;
  checker(): Runtime;
  /** The number of a roster's rows. */
  rowCount(roster: string): number;
  take(taken: Taken, source: string): void;
  /** Whether the checker can be asked; says so if not. */
  isPossible(): boolean;
  /** Starts the checker anew: it does not come to an end with what it reads. */
  restart(): void;
};

/** Milliseconds after which a file that was given up and is still being read has brought the checker to a halt. */
const PATIENCE = 3000;

/** What is read: a file or a text, for a roster if that is known; whether its rows go after those that are there. */
type Source = { name: string; roster: string; after: boolean } & ({ file: File } | { text: string });

const PASTED = "粘贴的表格";

export function bindImportDialog({ notice, checker, rowCount, take, isPossible, restart }: ImportServices): ImportDialog {
  const dialog = requireElement<HTMLDialogElement>("#import-dialog");
  const list = requireElement("[data-list=sheets]", dialog);
  const paste = requireElement<HTMLTextAreaElement>("#import-text");
  const refusal = requireElement("[data-text=refusal]", dialog);
  const targets = rosterTargets();
  const existing = bindExistingRows(requireElement("[data-list=present]", dialog), rowCount, titleOf);
  let sheets: Sheet[] = [];
  let source: Source;
  /** The number of the newest attempt: an answer to one that was cancelled meanwhile is not shown. */
  let newestAttempt = 0;
  /** The attempt that the checker is reading for; 0 for none. */
  let reading = 0;

  function phase(name: "paste" | "reading" | "preview"): void {
    for (const part of findAll("[data-phase]", dialog)) part.hidden = part.dataset.phase !== name;
    setText("phase", name === "reading" ? `正在读取${sourceName(source)}……` : "", dialog);
    setText("refusal", "", dialog);
    if (!dialog.open) dialog.showModal();
  }

  function title(text: string): void {
    setText("title", text, dialog);
  }

  async function read(wanted: Source): Promise<void> {
    source = wanted;
    const attempt = ++newestAttempt;
    title(`导入${sourceName(source)}`);
    phase("reading");
    try {
      const { name, roster } = source;
      const request = { notice, name, roster, ...("text" in source && { text: source.text }) };
      const data = "file" in source ? await source.file.arrayBuffer() : undefined;
      if (attempt !== newestAttempt) return;
      reading = attempt;
      const answer = accepted(await checker().call("read", request, data));
      if (attempt !== newestAttempt) return;
      ({ sheets } = answer);
      showSheets();
      phase("preview");
      requireElement("h2", dialog).focus();
    } catch (error) {
      if (attempt === newestAttempt) refuse(`没有导入${sourceName(source)}，原来所填没有改动。`, error);
    } finally {
      if (reading === attempt) reading = 0;
    }
  }

  /** A file can be chosen again; what was pasted stays where it can be looked at. */
  function refuse(before: string, error: unknown): void {
    if ("text" in source) {
      askForText(source.roster, source.text);
      writeError(refusal, error, before);
    } else {
      close();
      sayError(before, error);
    }
  }

  // ---- what was found

  let previews: ReturnType<typeof sheetPreview>[] = [];

  function showSheets(): void {
    previews = sheets.map((sheet, index) => sheetPreview(index, sheet, targets, (choices) => void remap(index, choices)));
    list.replaceChildren(...previews.map(({ element }) => element));
    showExistingRows();
  }

  /** The newest choice for each sheet: answers to older ones would turn a list back that is gone through by keyboard. */
  let newest: (Choices | undefined)[] = [];

  async function remap(index: number, choices: Choices): Promise<void> {
    const { roster, columns, answers } = choices;
    const attempt = newestAttempt;
    newest[index] = choices;
    try {
      const sheet = roster
        ? accepted(await checker().call("remap", { notice, sheet: index, roster, columns, answers }))
        : { ...sheets[index]!, roster: "" };
      if (attempt !== newestAttempt || newest[index] !== choices) return;
      sheets[index] = sheet;
      previews[index]?.show(sheet);
      setText("refusal", "", dialog);
      showExistingRows();
    } catch (error) {
      if (attempt !== newestAttempt || newest[index] !== choices) return;
      previews[index]?.goBack();
      writeError(refusal, error);
    }
  }

  function showExistingRows(): void {
    const wanted = [...new Set(sheets.filter(({ rows }) => rows > 0).map(({ roster }) => roster))];
    existing.show(wanted.filter((id) => targets.some((target) => target.id === id)), source.after);
  }

  function titleOf(id: string): string {
    return targets.find((target) => target.id === id)?.title ?? id;
  }

  // ---- taking it

  async function confirm(): Promise<void> {
    const chosen = sheets.flatMap((sheet, index) => (sheet.roster ? [index] : []));
    const filled = chosen.filter((index) => sheets[index]!.rows > 0);
    if (!chosen.length) return setText("refusal", "没有要导入的工作表：请先选择导入到哪里。", dialog);
    if (!filled.length) return setText("refusal", "没有可导入的内容：选定的工作表里没有读到行。", dialog);
    const attempt = newestAttempt;
    try {
      const found = accepted(await checker().call("take", { notice, sheets: filled, fills: fillsOf(filled) }));
      if (attempt !== newestAttempt) return;
      if (!hasAny(found.rosters) && !hasAny(found.answers))
        return setText("refusal", "没有可导入的内容：选定的工作表都选了不读入。", dialog);
      const rosters = Object.fromEntries(
        Object.entries(found.rosters).map(([id, rows]) => [id, { rows, after: existing.isAfter(id) }]),
      );
      const excess = Object.entries(rosters).map(([id, { rows, after }]) => tooMany(id, rows.length, after)).find(Boolean);
      if (excess) return setText("refusal", excess, dialog);
      close();
      take({ ...found, rosters }, sourceName(source));
    } catch (error) {
      if (attempt === newestAttempt) writeError(refusal, error);
    }
  }

  /** The answers that were chosen for all rows which lack them, by the number of their sheet. */
  function fillsOf(numbers: readonly number[]): Record<string, Fills> {
    return Object.fromEntries(numbers.map((number) => [String(number), previews[number]?.fills() ?? {}]));
  }

  /** Says why rows cannot be taken; empty if they can. */
  function tooMany(id: string, more: number, after: boolean): string {
    const limit = targets.find((target) => target.id === id)?.limit ?? Infinity;
    const count = more + (after ? rowCount(id) : 0);
    return count > limit ? `“${titleOf(id)}”最多 ${limit} 行，导入后会有 ${count} 行。` : "";
  }

  function close(): void {
    newestAttempt++;
    dialog.close(); // and gives the focus back to what had it
    list.replaceChildren();
    existing.show([], false);
    [sheets, newest, paste.value] = [[], [], ""];
  }

  /** Whoever did not mean to can go back to what was pasted. */
  function cancel(): void {
    const { roster } = source;
    const text = "text" in source ? source.text || paste.value : "";
    const givenUp = reading;
    if (givenUp) setTimeout(() => reading === givenUp && stopReading(), PATIENCE);
    close();
    if (text.trim()) say(`${PASTED}没有导入。`, { label: "找回粘贴的内容", act: () => askForText(roster, text) });
  }

  function stopReading(): void {
    restart();
    say(`读取${sourceName(source)}停不下来，已重新启动核对程序；所填没有改动。`);
  }

  function askForText(roster: string, text: string): void {
    source = { name: "", roster, text: "", after: true };
    title(`粘贴到“${titleOf(roster)}”`);
    paste.value = text;
    phase("paste");
    paste.focus();
  }

  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    if (paste.closest<HTMLElement>("[data-phase]")!.hidden) return void confirm();
    if (!paste.value.trim()) return setText("refusal", "还没有粘贴内容。", dialog);
    void read({ name: "", roster: source.roster, text: paste.value, after: true });
  });
  bindActions(dialog, "data-import-action", { cancel });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    cancel();
  });

  return {
    open(file, roster = "") {
      const { name, size } = file;
      if (size > LARGEST_SHEET_FILE) return say(`没有导入“${name}”，原来所填没有改动。文件大于 ${LARGEST_SHEET_FILE / 2 ** 20} MB，请只留下要用的工作表再导入。`);
      if (isPossible()) void read({ name, roster, file, after: false });
    },
    paste(text, roster) {
      if (!isPossible()) return;
      if (text) void read({ name: "", roster, text, after: true });
      else askForText(roster, "");
    },
    isUnsaved: () => dialog.open && "text" in source && Boolean(source.text || paste.value.trim()),
  };
}

function hasAny(found: object): boolean {
  return Object.keys(found).length > 0;
}

/** Returns an answer; throws why a file was refused. */
function accepted<Answer extends object>(answer: Answer | Refusal): Answer {
  if ("error" in answer) throw new FileRefused((answer as Refusal).error.message);
  return answer as Answer;
}

function sourceName(source: Source): string {
  return "file" in source ? `“${source.name}”` : PASTED;
}

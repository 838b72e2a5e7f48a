/** The dialog that shows what was found in a file or in what was pasted; nothing is taken before it is confirmed. */

import { columnsOf, moreYears } from "../rosters/columns";
import { all, one, write } from "../dom/elements";
import type { Answers } from "../form/form";
import { reason, say } from "../messages/message-bar";
import { askAboutPresent } from "./existing-rows";
import type { Row } from "../rosters/roster-store";
import type { Runtime } from "../runtime/runtime";
import { sheetView, type Choices, type Sheet, type Target } from "./sheet-preview";

export type ImportDialog = {
  /** Reads a file; `roster` is the one whose button was pressed, or empty. */
  open(file: File, roster?: string): void;
  /** Reads a pasted text; asks for it if it is empty. */
  paste(text: string, roster: string): void;
  /** Whether there is a pasted text that is not taken yet. */
  isUnsaved(): boolean;
};

/** What was taken: rows for each roster, whether they go after those that are there, and answers of the form. */
export type Taken = { rosters: Record<string, { rows: Row[]; after: boolean }>; answers: Answers };

export type Importing = {
  notice: string;
  checker(): Runtime;
  /** The number of a roster's rows. */
  present(roster: string): number;
  take(taken: Taken, source: string): void;
  /** Whether the checker can be asked; says so if not. */
  isPossible(): boolean;
};

const LARGEST_FILE = 20 * 2 ** 20;

/** What is read: a file or a text, for a roster if that is known; whether its rows go after those that are there. */
type Source = { name: string; roster: string; after: boolean } & ({ file: File } | { text: string });

const PASTED = "粘贴的表格";

export function bindImportDialog({ notice, checker, present, take, isPossible }: Importing): ImportDialog {
  const dialog = one<HTMLDialogElement>("#import-dialog");
  const list = one("[data-list=sheets]", dialog);
  const paste = one<HTMLTextAreaElement>("#import-text");
  const targets = rosterTargets();
  const presence = askAboutPresent(one("[data-list=present]", dialog), present, titleOf);
  let sheets: Sheet[] = [];
  let source: Source;
  /** Counts what was begun: an answer to what was cancelled meanwhile is not shown. */
  let begun = 0;

  function phase(name: "paste" | "reading" | "preview"): void {
    for (const part of all("[data-phase]", dialog)) part.hidden = part.dataset.phase !== name;
    write("phase", name === "reading" ? `正在读取${named(source)}……` : "", dialog);
    write("refusal", "", dialog);
    if (!dialog.open) dialog.showModal();
  }

  function title(text: string): void {
    write("title", text, dialog);
  }

  async function ask<Answer>(question: Promise<string>): Promise<Answer> {
    const answer = JSON.parse(await question) as Answer | { error: string };
    if (typeof answer === "object" && answer && "error" in answer) throw new Error(answer.error);
    return answer as Answer;
  }

  async function read(wanted: Source): Promise<void> {
    source = wanted;
    const mine = ++begun;
    title(`导入${named(source)}`);
    phase("reading");
    try {
      const { name, roster } = source;
      const request = { notice, name, roster, ...("text" in source && { text: source.text }) };
      const data = "file" in source ? await source.file.arrayBuffer() : undefined;
      if (mine !== begun) return;
      const answer = await ask<{ sheets: Sheet[] }>(checker().read(JSON.stringify(request), data));
      if (mine !== begun) return;
      ({ sheets } = answer);
      showSheets();
      phase("preview");
      one("h2", dialog).focus();
    } catch (error) {
      if (mine === begun) refuse(`没有导入${named(source)}，原来所填没有改动。${reason(error)}`);
    }
  }

  /** A file can be chosen again; what was pasted stays where it can be looked at. */
  function refuse(message: string): void {
    if ("text" in source) {
      askForText(source.roster, source.text);
      write("refusal", message, dialog);
    } else {
      close();
      say(message);
    }
  }

  // ---- what was found

  let views: ReturnType<typeof sheetView>[] = [];

  function showSheets(): void {
    views = sheets.map((sheet, place) => sheetView(place, sheet, targets, (choices) => void remap(place, choices)));
    list.replaceChildren(...views.map(({ element }) => element));
    showPresent();
  }

  /** The newest choice for each sheet: answers to older ones would turn a list back that is gone through by keyboard. */
  let newest: (Choices | undefined)[] = [];

  async function remap(place: number, choices: Choices): Promise<void> {
    const { roster, columns } = choices;
    const mine = begun;
    newest[place] = choices;
    try {
      const sheet = roster
        ? await ask<Sheet>(checker().remap(JSON.stringify({ notice, sheet: place, roster, columns })))
        : { ...sheets[place]!, roster: "" };
      if (mine !== begun || newest[place] !== choices) return;
      sheets[place] = sheet;
      views[place]?.show(sheet);
      write("refusal", "", dialog);
      showPresent();
    } catch (error) {
      if (mine !== begun || newest[place] !== choices) return;
      views[place]?.goBack();
      write("refusal", reason(error), dialog);
    }
  }

  function showPresent(): void {
    const wanted = [...new Set(sheets.filter(({ rows }) => rows > 0).map(({ roster }) => roster))];
    presence.show(wanted.filter((id) => targets.some((target) => target.id === id)), source.after);
  }

  function titleOf(id: string): string {
    return targets.find((target) => target.id === id)?.title ?? id;
  }

  // ---- taking it

  async function confirm(): Promise<void> {
    const chosen = sheets.flatMap((sheet, place) => (sheet.roster ? [place] : []));
    const places = chosen.filter((place) => sheets[place]!.rows > 0);
    if (!chosen.length) return write("refusal", "没有要导入的工作表：请先选择导入到哪里。", dialog);
    if (!places.length) return write("refusal", "没有可导入的内容：选定的工作表里没有读到行。", dialog);
    const mine = begun;
    try {
      const request = JSON.stringify({ notice, sheets: places });
      const found = await ask<{ rosters: Record<string, Row[]>; answers: Answers }>(checker().take(request));
      if (mine !== begun) return;
      const rosters = Object.fromEntries(
        Object.entries(found.rosters).map(([id, rows]) => [id, { rows, after: presence.isAfter(id) }]),
      );
      const refusal = Object.entries(rosters).map(([id, { rows, after }]) => tooMany(id, rows.length, after)).find(Boolean);
      if (refusal) return write("refusal", refusal, dialog);
      close();
      take({ rosters, answers: found.answers }, named(source));
    } catch (error) {
      if (mine === begun) write("refusal", reason(error), dialog);
    }
  }

  /** Says why rows cannot be taken; empty if they can. */
  function tooMany(id: string, more: number, after: boolean): string {
    const limit = targets.find((target) => target.id === id)?.limit ?? Infinity;
    const count = more + (after ? present(id) : 0);
    return count > limit ? `“${titleOf(id)}”最多 ${limit} 行，导入后会有 ${count} 行。` : "";
  }

  function close(): void {
    begun++;
    dialog.close(); // and gives the focus back to what had it
    list.replaceChildren();
    presence.show([], false);
    [sheets, newest, paste.value] = [[], [], ""];
  }

  /** Whoever did not mean to can go back to what was pasted. */
  function cancel(): void {
    const { roster } = source;
    const text = "text" in source ? source.text || paste.value : "";
    close();
    if (text.trim()) say(`${PASTED}没有导入。`, { label: "找回粘贴的内容", act: () => askForText(roster, text) });
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
    if (!paste.value.trim()) return write("refusal", "还没有粘贴内容。", dialog);
    void read({ name: "", roster: source.roster, text: paste.value, after: true });
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-import-action=cancel]")) cancel();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    cancel();
  });

  return {
    open(file, roster = "") {
      const { name, size } = file;
      if (size > LARGEST_FILE) return say(`没有导入“${name}”，原来所填没有改动。文件大于 20 MB，请只留下要用的工作表再导入。`);
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

function named(source: Source): string {
  return "file" in source ? `“${source.name}”` : PASTED;
}

/** The rosters into which a sheet can be imported, with their columns. */
function rosterTargets(): Target[] {
  return all("[data-roster]").map((section) => {
    const columns = columnsOf(section).filter(({ kind }) => kind !== "verdict");
    return {
      id: section.dataset.roster ?? "",
      title: one("[data-text=title]", section).textContent ?? "",
      limit: Number(section.dataset.limit),
      columns: (used) => [...columns, ...moreYears(section, columns, used)],
    };
  });
}

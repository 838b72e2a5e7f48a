/** The dialog that shows what was found in a file or in what was pasted; nothing is taken before it is confirmed. */

import { columnsOf } from "./columns";
import { all, make, one, write } from "./dom";
import type { Answers } from "./form";
import { say } from "./message";
import type { Row } from "./rosters";
import type { Runtime } from "./runtime";
import { sheetView, type Choices, type Sheet, type Target } from "./sheet-view";

export type ImportDialog = {
  /** Reads a file; `roster` is the one whose button was pressed, or empty. */
  open(file: File, roster?: string): void;
  /** Reads a pasted text; asks for it if it is empty. */
  paste(text: string, roster: string): void;
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

const LARGEST_FILE = 20_000_000;

type Source = { name: string; roster: string; text: string; data: ArrayBuffer | undefined; after: boolean };

export function bindImportDialog({ notice, checker, present, take, isPossible }: Importing): ImportDialog {
  const dialog = one<HTMLDialogElement>("#import-dialog");
  const list = one("[data-list=sheets]", dialog);
  const targets = rosterTargets();
  let sheets: Sheet[] = [];
  let source: Source;
  /** Counts what was begun: an answer to what was cancelled meanwhile is not shown. */
  let begun = 0;

  function phase(name: "paste" | "reading" | "preview"): void {
    for (const part of all("[data-phase]", dialog)) part.hidden = part.dataset.phase !== name;
    write("phase", name === "reading" ? `正在读取${source.name}……` : "", dialog);
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
    title(`导入${source.name}`);
    phase("reading");
    try {
      const { roster, text, data } = source;
      const name = data ? source.name.slice(1, -1) : "";
      const request = data ? { notice, name, roster } : { notice, name, text, roster };
      const answer = await ask<{ sheets: Sheet[] }>(checker().read(JSON.stringify(request), data));
      if (mine !== begun) return;
      ({ sheets } = answer);
      showSheets();
      phase("preview");
      one("h2", dialog).focus();
    } catch (error) {
      if (mine === begun) fail(`没有导入${source.name}，原来所填没有改动。${reason(error)}`);
    }
  }

  function fail(message: string): void {
    close();
    say(message);
  }

  // ---- what was found

  const views: ReturnType<typeof sheetView>[] = [];

  function showSheets(): void {
    views.length = 0;
    for (const [place, sheet] of sheets.entries())
      views.push(sheetView(place, sheet, targets, (choices) => void remap(place, choices)));
    list.replaceChildren(...views.map(({ element }) => element));
    showPresent();
  }

  /** The newest choice for each sheet: answers to older ones would turn a list back that is gone through by keyboard. */
  let chosen: (Choices | undefined)[] = [];

  async function remap(place: number, choices: Choices): Promise<void> {
    const { roster, columns } = choices;
    const mine = begun;
    chosen[place] = choices;
    try {
      const sheet = roster
        ? await ask<Sheet>(checker().remap(JSON.stringify({ notice, sheet: place, roster, columns })))
        : { ...sheets[place]!, roster: "" };
      if (mine !== begun || chosen[place] !== choices) return;
      sheets[place] = sheet;
      views[place]?.show(sheet);
      write("refusal", "", dialog);
      showPresent();
    } catch (error) {
      if (mine === begun) write("refusal", reason(error), dialog);
    }
  }

  /** Asks what becomes of the rows that are there, for each roster that gets new ones. */
  function showPresent(): void {
    const wanted = [...new Set(sheets.map(({ roster }) => roster))].filter((id) => id && id !== "application");
    const chosen = new Map(wanted.map((id) => [id, isAfter(id)]));
    const questions = wanted.filter((id) => present(id)).map((id) => question(id, chosen.get(id) ?? source.after));
    one("[data-list=present]", dialog).replaceChildren(...questions);
  }

  function question(id: string, after: boolean): HTMLElement {
    const field = make("fieldset", "");
    field.className = "field";
    const choices = make("div", "");
    choices.className = "choices";
    for (const [value, text] of [["replace", "替换现有的行"], ["append", "追加在现有的行后面"]] as const) {
      const control = make("input", "");
      Object.assign(control, { type: "radio", name: `present.${id}`, value, checked: (value === "append") === after });
      const label = make("label", "");
      label.append(control, ` ${text}`);
      choices.append(label);
    }
    field.append(make("legend", `“${titleOf(id)}”现有 ${present(id)} 行`), choices);
    return field;
  }

  function isAfter(id: string): boolean | undefined {
    const checked = dialog.querySelector<HTMLInputElement>(`[name="present.${id}"]:checked`);
    return checked ? checked.value === "append" : undefined;
  }

  function titleOf(id: string): string {
    return targets.find((target) => target.id === id)?.title ?? id;
  }

  // ---- taking it

  async function confirm(): Promise<void> {
    const places = sheets.flatMap(({ roster }, place) => (roster ? [place] : []));
    if (!places.length) return write("refusal", "没有要导入的工作表：请先选择导入到哪里。", dialog);
    const mine = begun;
    try {
      const request = JSON.stringify({ notice, sheets: places });
      const found = await ask<{ rosters: Record<string, Row[]>; answers: Answers }>(checker().take(request));
      if (mine !== begun) return;
      const rosters = Object.fromEntries(
        Object.entries(found.rosters).map(([id, rows]) => [id, { rows, after: isAfter(id) ?? false }]),
      );
      for (const [id, { rows, after }] of Object.entries(rosters)) {
        const limit = targets.find((target) => target.id === id)?.limit ?? Infinity;
        const count = rows.length + (after ? present(id) : 0);
        if (count > limit) return write("refusal", `“${titleOf(id)}”最多 ${limit} 行，导入后会有 ${count} 行。`, dialog);
      }
      close();
      take({ rosters, answers: found.answers }, source.name);
    } catch (error) {
      if (mine === begun) write("refusal", reason(error), dialog);
    }
  }

  function close(): void {
    begun++;
    dialog.close(); // and gives the focus back to what had it
    for (const part of [list, one("[data-list=present]", dialog)]) part.replaceChildren();
    [sheets, chosen] = [[], []];
  }

  const paste = one<HTMLTextAreaElement>("#import-text");

  function askForText(roster: string): void {
    source = { name: "粘贴的表格", roster, text: "", data: undefined, after: true };
    title(`粘贴到“${titleOf(roster)}”`);
    paste.value = "";
    phase("paste");
    paste.focus();
  }

  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    if (paste.closest<HTMLElement>("[data-phase]")!.hidden) return void confirm();
    if (!paste.value.trim()) return write("refusal", "还没有粘贴内容。", dialog);
    void read({ ...source, text: paste.value });
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-import-action=cancel]")) close();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });

  return {
    open(file, roster = "") {
      const name = `“${file.name}”`;
      if (file.size > LARGEST_FILE) return say(`没有导入${name}，原来所填没有改动。文件大于 20 MB，请只留下要用的工作表再导入。`);
      if (!isPossible()) return;
      file.arrayBuffer().then(
        (data) => read({ name, roster, text: "", data, after: false }),
        (error) => say(`没有导入${name}，原来所填没有改动。${reason(error)}`),
      );
    },
    paste(text, roster) {
      if (!isPossible()) return;
      if (text) void read({ name: "粘贴的表格", roster, text, data: undefined, after: true });
      else askForText(roster);
    },
  };
}

/** The rosters into which a sheet can be imported, with their columns. */
function rosterTargets(): Target[] {
  return all("[data-roster]").map((section) => ({
    id: section.dataset.roster ?? "",
    title: one("[data-text=title]", section).textContent ?? "",
    limit: Number(section.dataset.limit),
    columns: columnsOf(section).filter(({ kind }) => kind !== "verdict"),
  }));
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

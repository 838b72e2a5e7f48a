/** What was said of the tables that rows come from, kept beside them: what was unreadable, asked, converted or left out. */

import { createElement, findAll, requireElement } from "../dom/elements";
import { loadJson, storeText } from "../storage/local-storage";

/** Texts by the roster's id, or `application` for the form. */
export type ImportNotes = Readonly<Record<string, readonly string[]>>;

export type KeptNotes = {
  all(): ImportNotes;
  /** Replaces the notes of some rosters. */
  replace(changed: ImportNotes): void;
};

const STORED = "import-notes";

export function bindImportNotes(notice: string): KeptNotes {
  const frames = findAll<HTMLDetailsElement>("[data-import-notes]");
  const stored = Object.entries(loadJson(notice, STORED) ?? {});
  let notes: ImportNotes = Object.fromEntries(stored.map(([id, texts]) => [id, textsIn(texts)]));

  function show(): void {
    for (const frame of frames) {
      const texts = notes[frame.dataset.importNotes ?? ""] ?? [];
      frame.hidden = texts.length === 0;
      requireElement("ul", frame).replaceChildren(...texts.map((text) => createElement("li", text)));
    }
  }

  show();
  return {
    all: () => notes,
    replace(changed) {
      notes = Object.fromEntries(Object.entries({ ...notes, ...changed }).filter(([, texts]) => texts.length));
      storeText(notice, STORED, Object.keys(notes).length ? JSON.stringify(notes) : "");
      show();
    },
  };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
}

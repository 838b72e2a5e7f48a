/** What was said of the tables that rows come from, kept beside them: what was unreadable, asked, converted or left out. */

import { createElement, findAll, requireElement } from "../dom/elements";
import { loadJsonPart, storePart } from "../storage/drafts";

/** Texts by the roster's id, or `application` for the form. */
export type ImportNotes = Readonly<Record<string, readonly string[]>>;

export type KeptNotes = {
  all(): ImportNotes;
  /** Replaces the notes of some rosters. */
  replace(changed: ImportNotes): void;
  /** Takes those of the draft that this window works on now. */
  reload(): void;
};

const STORED = "import-notes";

export function bindImportNotes(notice: string): KeptNotes {
  const frames = findAll<HTMLDetailsElement>("[data-import-notes]");
  let notes: ImportNotes = {};

  function show(): void {
    for (const frame of frames) {
      const texts = notes[frame.dataset.importNotes ?? ""] ?? [];
      frame.hidden = texts.length === 0;
      requireElement("ul", frame).replaceChildren(...texts.map((text) => createElement("li", text)));
    }
  }

  function reload(): void {
    const stored = Object.entries(loadJsonPart(notice, STORED) ?? {});
    notes = Object.fromEntries(stored.map(([id, texts]) => [id, textsIn(texts)]));
    show();
  }

  reload();
  return {
    all: () => notes,
    reload,
    replace(changed) {
      notes = Object.fromEntries(Object.entries({ ...notes, ...changed }).filter(([, texts]) => texts.length));
      storePart(notice, STORED, Object.keys(notes).length ? JSON.stringify(notes) : "");
      show();
    },
  };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
}

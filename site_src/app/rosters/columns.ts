/** The columns of a roster, as its table's head and its row's form have them. */

import { findAll, requireElement } from "../dom/elements";

type Kind = "text" | "number" | "date" | "question" | "choice" | "years" | "verdict";

export type Column = {
  name: string;
  title: string;
  kind: Kind;
  /** Whether it belongs to the worksheet rather than to the official table. */
  worksheet: boolean;
  /** Returns how a cell's text is shown: the answer to a question by its words. */
  label(text: string): string;
};

/** Reads the columns of a roster's section, in the order of its table. */
export function columnsOf(section: HTMLElement): Column[] {
  const form = requireElement<HTMLTemplateElement>("[data-row-form]", section).content;
  return findAll<HTMLTableCellElement>("thead [data-kind]", section).map(({ dataset, textContent }) => {
    const name = dataset.column ?? "";
    const options = findAll<HTMLOptionElement>(`select[name="${section.id}.${name}"] option`, form);
    const labels = new Map(options.filter(({ value }) => value).map(({ value, text }) => [value, text]));
    const title = (textContent ?? "").trim();
    const worksheet = dataset.worksheet !== undefined;
    return { name, title, kind: dataset.kind as Kind, worksheet, label: (text) => labels.get(text) ?? text };
  });
}

/** Returns columns for the years that rows have and the form does not list. */
export function moreYears(section: HTMLElement, columns: Column[], names: Iterable<string>): Column[] {
  const form = requireElement<HTMLTemplateElement>("[data-row-form]", section).content;
  const known = new Set(columns.map(({ name }) => name));
  const items = new Map(findAll("[data-years]", form).map(({ id, dataset }) => [id, dataset.years ?? ""]));
  return [...new Set(names)]
    .filter((name) => !known.has(name))
    .sort()
    .flatMap((name) => {
      const [, field = "", year = ""] = /^(.*)\.(\d{4})$/.exec(name) ?? [];
      const item = items.get(`${section.id}.${field}`);
      if (!item) return [];
      const title = item.replace("{year}", year);
      const worksheet = columns.some((column) => column.worksheet && column.name.startsWith(`${field}.`));
      return [{ name, title, kind: "years" as const, worksheet, label: (text: string) => text }];
    });
}

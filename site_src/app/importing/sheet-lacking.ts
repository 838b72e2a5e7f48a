/** What rows of a sheet lack before they can count: columns to fill in for all of them, and the rows one by one. */

import { createElement } from "../dom/elements";
import type { LackingRow } from "../generated/worker";
import { longList } from "./long-list";
import type { Target } from "./targets";

/** The answers for all rows that lack them, by the roster's column. */
export type Fills = Record<string, string>;

/**
 * @param sheet what the sheet's controls are called, before their own names
 * @param count how many rows the sheet has
 * @param fills what was chosen so far; what is chosen is put there
 */
export function lackingParts(sheet: string, rows: readonly LackingRow[], count: number, target: Target, fills: Fills): HTMLElement[] {
  const lacked = new Map<string, number>();
  for (const { columns } of rows) for (const name of columns) lacked.set(name, (lacked.get(name) ?? 0) + 1);
  const titles = new Map(target.columns([]).map(({ name, title }) => [name, title]));
  const fillable = [...lacked].filter(([name, times]) => times > 1 && target.answers(name).length);
  const isSaid = (name: string) => lacked.get(name) === count && fillable.some(([column]) => column === name);
  const texts = rows.flatMap(({ row, name, columns }) => {
    const named = columns.filter((column) => !isSaid(column)).map((column) => `“${titles.get(column) ?? column}”`);
    return named.length ? [`第 ${row} 行${name}：没有填${named.join("、")}`] : [];
  });
  const fields = fillable.map(([name, times]) => fillField(`${sheet}.fill.${name}`, titles.get(name) ?? name, times, target.answers(name), name, fills));
  return [
    ...(fields.length ? [createElement("h4", `能不能计入要看的栏目，多行没有填（${fields.length}）`), ...fields] : []),
    ...longList("没有填全的行：能不能算还不能定", texts),
  ];
}

function fillField(id: string, title: string, times: number, answers: readonly HTMLOptionElement[], name: string, fills: Fills): HTMLElement {
  const frame = createElement("p");
  frame.className = "controls sheet-fill";
  const label = createElement("label", `“${title}”${times} 行没有填，都填为`);
  const chosen = createElement("select");
  chosen.append(new Option("先不填", ""), ...answers.map(({ text, value }) => new Option(text, value)));
  chosen.id = id;
  chosen.value = fills[name] ?? "";
  label.htmlFor = id;
  chosen.addEventListener("change", () => {
    if (chosen.value) fills[name] = chosen.value;
    else delete fills[name];
  });
  frame.append(label, " ", chosen);
  return frame;
}

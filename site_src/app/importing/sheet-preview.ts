/** What was found in one sheet of a file: what is to be decided and what is amiss, then where it goes, column by column. */

import { createElement } from "../dom/elements";
import type { Sheet, SheetCell } from "../generated/worker";
import { longList } from "./long-list";
import { lackingParts, type Fills } from "./sheet-lacking";
import { questionFields } from "./sheet-questions";
import type { Target } from "./targets";

/**
 * What the visitor chose for a sheet: the roster that it is imported into, columns by their number in the file, and
 * answers to questions.
 */
export type Choices = { roster: string; columns: Record<string, string>; answers: Record<string, string> };

const APPLICATION = "application";

export function sheetPreview(index: number, sheet: Sheet, targets: Target[], onChoose: (choices: Choices) => void) {
  const element = createElement("section");
  const id = `sheet.${index}`;
  const heading = createElement("h3", `${sheet.name ? `工作表“${sheet.name}”` : "表格"}${sheet.hidden ? "（隐藏的工作表）" : ""}`);
  const details = createElement("div");
  let choices: Choices = { roster: sheet.roster, columns: {}, answers: {} };
  /** The choices by which what is shown was read; a choice that is refused goes back to them. */
  let shownChoices = choices;
  let shown = sheet;
  let fills: Fills = {};

  heading.id = `${id}.title`;
  element.className = "sheet";
  element.setAttribute("aria-labelledby", heading.id);

  const target = select(`${id}.roster`, [
    ["", "不导入"],
    ...targets.map(({ id, title }) => [id, title] as const),
    [APPLICATION, "自评表"],
  ], sheet.roster);
  const label = createElement("label", "导入到");
  label.htmlFor = target.id;
  const chooser = createElement("p");
  chooser.className = "controls";
  chooser.append(label, " ", target);
  target.addEventListener("change", () => {
    fills = {};
    choose({ roster: target.value, columns: {}, answers: {} });
  });
  element.append(heading, chooser, details);
  show(sheet);

  function choose(chosen: Partial<Choices>): void {
    choices = { ...choices, ...chosen };
    onChoose(choices);
  }

  function show(found: Sheet): void {
    shown = found;
    target.value = found.roster;
    shownChoices = choices;
    const roster = targets.find((target) => target.id === found.roster);
    // A list of columns that is built anew loses the focus of the one that was just chosen.
    const focused = document.activeElement instanceof HTMLElement && details.contains(document.activeElement) ? document.activeElement.id : "";
    details.replaceChildren(
      ...(found.roster ? [createElement("p", summary(found))] : []),
      ...questionFields(id, found.questions, (question, answer) => choose({ answers: { ...choices.answers, [question]: answer } })),
      ...(found.roster ? cellList("读不懂的格子：文字照样留在行里，请改正", found.rejected) : []),
      ...(found.roster ? cellList("读懂了，但请核对", found.noted) : []),
      ...(roster ? lackingParts(id, found.lacking, found.rows, roster, fills) : []),
      ...longList("没有导入的部分", found.skipped.map(({ where, text, reason }) => `${where}${text && `“${text}”`}：${reason}`)),
      ...(roster && found.columns.length ? [createElement("h4", "各列导入到哪一栏"), columnTable(found, roster)] : []),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  function columnTable(found: Sheet, roster: Target): HTMLElement {
    const table = createElement("table");
    table.className = "sheet-columns";
    const head = createElement("tr");
    for (const title of ["列", "文件中的栏名", "对应的栏目", "内容举例"]) {
      const cell = createElement("th", title);
      cell.scope = "col";
      head.append(cell);
    }
    table.createTHead().append(head);
    const body = table.createTBody();
    const offered = roster.columns(found.columns.map(({ column }) => column));
    for (const { number, letter, heading, column, filled, samples } of found.columns) {
      const row = body.insertRow();
      const first = createElement("th", letter);
      first.scope = "row";
      const chosen = select(`${id}.column.${number}`, [
        ["", "不导入"],
        ...offered.map(({ name, title }) => [name, title] as const),
      ], column);
      chosen.setAttribute("aria-label", `${letter} 列${heading ? `“${heading}”` : ""}对应的栏目`);
      chosen.addEventListener("change", () => choose({ columns: { ...choices.columns, [String(number)]: chosen.value } }));
      const choice = createElement("td");
      choice.append(chosen);
      row.append(first, createElement("td", heading || "（没有栏名）"), choice, createElement("td", filled ? samples.join("、") : "（空）"));
    }
    const frame = createElement("div");
    frame.className = "table-scroll";
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", `${heading.textContent}的列`);
    frame.append(table);
    return frame;
  }

  function goBack(): void {
    choices = shownChoices;
    show(shown);
  }

  return { element, show, goBack, fills: () => fills };
}

function summary({ roster, header, rows, columns }: Sheet): string {
  if (roster === APPLICATION) return `读到自评表的 ${rows} 栏；文件里有的栏目替换现在所填，其余不变。`;
  const filled = columns.filter((column) => column.filled);
  const left = filled.filter((column) => !column.column).length;
  const unmapped = left ? `有内容的 ${filled.length} 列中，${left} 列没有对应的栏目；要导入，请在下面选择。` : "";
  return `${header ? `栏名在${header}，` : ""}读到 ${rows} 行。${unmapped}`;
}

function cellList(title: string, cells: SheetCell[]): HTMLElement[] {
  return longList(
    title,
    cells.map(({ row, letter, heading, text, reason }) => `第 ${row} 行 ${letter} 列${heading && `“${heading}”`}：“${text}”，${reason}`),
  );
}

function select(id: string, options: (readonly [string, string])[], value: string): HTMLSelectElement {
  const element = createElement("select");
  element.id = id;
  for (const [option, text] of options) element.append(new Option(text, option));
  element.value = value;
  return element;
}

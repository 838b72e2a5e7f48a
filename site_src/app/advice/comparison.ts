/** The same answers judged as each variant of the notice and under other notices; asked for while the panel is open. */

import { createElement, linkTo, requireElement } from "../dom/elements";
import type { Form } from "../form/form";
import type { Carried, Compared, ComparedCell, ComparedColumn, ComparedRow } from "../generated/report";
import { OVERALL_LABELS } from "../generated/vocabulary";
import { writeError } from "../messages/errors";
import { coalesced } from "../runtime/coalesced";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { badge, reasons } from "./verdict-line";

/** Returns what to call when answers have changed. */
export function bindComparison(notice: string, checker: () => Runtime, form: Form): () => void {
  const section = requireElement("#comparison");
  const button = requireElement("button", section);
  const panel = requireElement("#comparison-panel", section);
  const refusal = requireElement("[data-text=refusal]", panel);
  const asking = coalesced(ask);

  async function ask(): Promise<void> {
    refusal.textContent = "";
    try {
      const { notices } = await checker().call("compare", { notice, answers: form.answers() });
      requireElement("[data-place=comparison]", panel).replaceChildren(...notices.flatMap(compared));
    } catch (error) {
      if (!(error instanceof CheckerStopped)) writeError(refusal, error, "没有核对完成：");
    }
  }

  function compared(found: Compared): Node[] {
    const isOwn = found.notice === notice;
    const isOpen = ({ verdict }: ComparedCell) => verdict === "unknown" || (!isOwn && verdict === "not_applicable");
    const undecided = found.rows.filter(({ cells }) => cells.every(isOpen));
    const { window } = found;
    const title = createElement("h3", found.title);
    if (!isOwn && !found.carried.length) return [title, createElement("p", "除申报日期外，没有两边都问、已经填好的栏目。")];
    return [
      title,
      createElement("p", `申报时间：${window.first} 至 ${window.last}。`),
      ...(isOwn ? [] : carried(found.carried)),
      table(found, found.rows.filter((row) => !undecided.includes(row)), isOwn),
      ...(undecided.length ? [openConditions(undecided, isOwn)] : []),
      ...(found.others ? [createElement("p", `其余 ${found.others} 项没有差别，也没有要做的。`)] : []),
    ];
  }

  function refresh(): void {
    if (!panel.hidden) void asking.ask();
  }

  button.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
    refresh();
  });
  return refresh;
}

/** Says which answers count here too; rosters and what was declared do not. */
function carried(answers: Carried[]): Node[] {
  const list = createElement("ul");
  list.append(...answers.map((answer) => createElement("li", carriedText(answer))));
  const told = `用了这 ${answers.length} 个答案，栏名不同的请看是不是一回事：`;
  return [createElement("p", told), list, createElement("p", "名册和自行说明的不带过去。")];
}

function carriedText({ label, text, own_label: own, roster }: Carried): string {
  const remarks = [...(own ? [`这里叫“${own}”`] : []), ...(roster ? [`由名册“${roster}”数出`] : [])];
  return `${label}：${text}${remarks.length ? `（${remarks.join("，")}）` : ""}`;
}

function table({ title, columns, notice }: Compared, rows: ComparedRow[], isOwn: boolean): HTMLElement {
  const frame = createElement("div");
  frame.className = "table-scroll";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", `${title}：各类的结论`);
  const made = createElement("table");
  made.className = "compared";
  const body = made.createTBody();
  body.append(overall(columns), ...rows.map((row) => tableRow(row, notice, isOwn)));
  made.createTHead().append(head(columns));
  frame.append(made);
  return frame;
}

function head(columns: ComparedColumn[]): HTMLElement {
  const row = createElement("tr");
  row.append(heading("条件", "col"), ...columns.map(({ title, chosen }) => heading(title + (chosen ? "（所填）" : ""), "col")));
  return row;
}

function overall(columns: ComparedColumn[]): HTMLElement {
  const row = createElement("tr");
  const cells = columns.map(({ overall, headline: { short, rest } }) => {
    const cell = createElement("td");
    cell.dataset.verdict = overall;
    const label = createElement("span", OVERALL_LABELS[overall]);
    label.className = "verdict";
    cell.append(label, createElement("p", short + rest));
    return cell;
  });
  row.append(heading("总体", "row"), ...cells);
  return row;
}

/** Where all columns find the same, it is said once. */
function tableRow({ id, title, clause, basis, cells }: ComparedRow, notice: string, isOwn: boolean): HTMLElement {
  const row = createElement("tr");
  row.dataset.compared = id;
  const name = heading(title, "row");
  name.append(" ", clauseLink(notice, clause));
  const [first] = cells;
  const same = cells.every((cell) => JSON.stringify(cell) === JSON.stringify(first));
  const shown = (same ? cells.slice(0, 1) : cells).map((cell) => {
    const made = createElement("td");
    made.dataset.verdict = cell.verdict;
    made.append(badge(basis, cell.verdict), ...found(cell, isOwn));
    if (same) made.colSpan = cells.length;
    return made;
  });
  row.append(name, ...shown);
  return row;
}

/** The names of missing answers lead to their fields, where the form is this page's. */
function found(cell: ComparedCell, isOwn: boolean): HTMLElement[] {
  return reasons(cell, (name) =>
    isOwn && "field" in name && cell.missing?.includes(name.field) ? linkTo(name.field, name.text) : null,
  );
}

/** Conditions that no column decides: why, once, however many columns say so. */
function openConditions(rows: ComparedRow[], isOwn: boolean): HTMLElement {
  const list = createElement("ul");
  const missing = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.missing ?? [])));
  for (const { id, title, cells } of rows) {
    const item = createElement("li", `${title}：`);
    item.dataset.compared = id;
    const open = cells.find(({ verdict }) => verdict === "unknown");
    if (open) item.append(...found(open, isOwn).flatMap(({ childNodes }) => [...childNodes]));
    list.append(item);
  }
  const details = createElement("details");
  details.append(createElement("summary", `还不能定的 ${rows.length} 项，缺 ${missing.size} 个答案`), list);
  return details;
}

function heading(text: string, scope: "col" | "row"): HTMLTableCellElement {
  const cell = createElement("th", text);
  cell.scope = scope;
  return cell;
}

function clauseLink(notice: string, clause: string): HTMLAnchorElement {
  const link = createElement("a", clause);
  link.className = "clause-ref";
  link.href = `../../${notice}/text/#${clause}`;
  return link;
}

/** The official forms: says what of each would be blank or contradict itself, and hands out Word files filled in. */

import { createElement, createLink, findAll, linkTo, requireElement, setText } from "../dom/elements";
import { DOCX, download, fileName } from "../dom/downloads";
import type { Inconsistency } from "../generated/report";
import type { FilledTable, FormsAnswer, OfficialForm } from "../generated/worker";
import { SEVERITY_LABELS } from "../generated/vocabulary";
import { sayError } from "../messages/errors";
import { say } from "../messages/message-bar";
import { coalesced } from "../runtime/coalesced";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { today } from "../values/dates";
import { sentenceText } from "../wording/sentence";
import { wordScript } from "./script";
import { fetchTemplate } from "./template";

type FormsServices = {
  notice: string;
  checker(): Runtime;
  answers(): Record<string, string>;
  /** The applicant's name, for the file's name. */
  applicant(): string;
};

/** Returns what has to be called after every check. */
export function bindForms({ notice, checker, answers, applicant }: FormsServices): () => void {
  const section = requireElement("#official-forms");
  const details = requireElement<HTMLDetailsElement>("details", section);
  const papers = new Map(findAll("[data-paper]", section).map((element) => [element.dataset.paper ?? "", element]));

  const asked = async (): Promise<FormsAnswer> => checker().call("forms", { notice, answers: answers() });

  const asking = coalesced(async () => {
    try {
      for (const form of (await asked()).forms) showState(requirePaper(form.id), form);
    } catch (error) {
      if (!(error instanceof CheckerStopped)) sayError("官方表样没有核对完成：", error);
    }
  });

  function requirePaper(id: string): HTMLElement {
    const element = papers.get(id);
    if (!element) throw new Error(`no paper ${id}`);
    return element;
  }

  /** Fills a form with what is answered now, not with what was shown last. */
  async function fill(paper: HTMLElement): Promise<void> {
    const { paper: id, template = "", title = "" } = paper.dataset;
    try {
      const [{ fillTemplate }, contents, { forms }] = await Promise.all([wordScript(), fetchTemplate(template), asked()]);
      const form = forms.find((one) => one.id === id);
      if (!form) throw new Error(`no form ${id}`);
      download(fileName([title, applicant(), today()], "docx"), fillTemplate(contents, form), DOCX);
      say(`“${title}”已交给浏览器下载；有的浏览器（如微信内）不能下载，请换系统的浏览器打开本页。`);
    } catch (error) {
      sayError(`“${title}”没有生成：`, error);
    }
  }

  for (const paper of papers.values()) requireElement("button", paper).addEventListener("click", () => void fill(paper));

  function refresh(): void {
    if (details.open) void asking.ask();
  }

  details.addEventListener("toggle", refresh);
  return refresh;
}

function showState(paper: HTMLElement, form: OfficialForm): void {
  const { blanks, remarks, contradictions, tables } = form;
  setText("paper-state", stateOf(form), paper);
  fillList(paper, "paper-contradictions", contradictions.map(contradictionItem));
  fillList(paper, "paper-remarks", remarks.map(({ field, message }) => item(linkTo(field, message))));
  fillList(paper, "paper-tables", tables.map(tableItem));
  fillList(paper, "paper-blanks", blanks.map(({ field, title, why }) => item(linkTo(field, title), why && `（${why}）`)));
  requireElement("details", paper).hidden = blanks.length + remarks.length + contradictions.length + tables.length === 0;
}

function stateOf({ blanks, remarks, contradictions, tables }: OfficialForm): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const mismatches = contradictions.filter(({ severity }) => severity === "mismatch").length;
  const withheld = blanks.filter(({ why }) => why).length;
  const doubtful = contradictions.length - mismatches + remarks.length;
  const parts = [
    blanks.length ? `空白 ${blanks.length} 栏` : "各栏都有内容",
    ...(withheld ? [`其中 ${withheld} 栏要先把名册填全`] : []),
    ...(tables.length ? [`附表共 ${rows} 行`] : []),
    ...(mismatches ? [`前后不一致 ${mismatches} 处`] : []),
    ...(doubtful ? [`请核对 ${doubtful} 处`] : []),
  ];
  return `${parts.join("，")}。`;
}

function contradictionItem({ severity, title, sentence, fields }: Inconsistency): HTMLLIElement {
  const links = fields.flatMap(({ field, text }, index) => [index ? "、" : "　有关：", linkTo(field, text)]);
  return item(`${SEVERITY_LABELS[severity]}：${title}。${sentenceText(sentence)}`, ...links);
}

function tableItem({ roster, title, rows, blank, unread, counted }: FilledTable): HTMLLIElement {
  const { id } = requireElement(`[data-roster="${roster}"]`);
  const parts = [`${rows} 行`, ...(blank ? [`空白 ${blank} 格`] : []), ...(unread ? [`看不懂、没有写进去 ${unread} 格`] : [])];
  return item(createLink(title, id, () => document.getElementById(id)?.scrollIntoView()), `：${parts.join("，")}。`, ...counted);
}

function item(...contents: (string | Node)[]): HTMLLIElement {
  const element = createElement("li");
  element.append(...contents);
  return element;
}

/** Fills a list, and hides the part that it stands in where it is empty. */
function fillList(paper: HTMLElement, name: string, items: HTMLLIElement[]): void {
  requireElement(`[data-list=${name}]`, paper).replaceChildren(...items);
  requireElement(`[data-when=${name}]`, paper).hidden = items.length === 0;
}

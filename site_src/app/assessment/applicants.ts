/** Keeps applicants apart: asks before a draft is put over what belongs to another one, or would be mixed with it. */

import { bindActions } from "../dom/controls";
import { createElement, requireElement, setText } from "../dom/elements";
import { areSame, areSameRows } from "../values/texts";
import type { PageState } from "./history";
import type { DraftSource } from "./opened-files";

type Way = "fresh" | "merged";

/** What is on the page, and what a draft would leave there: by itself, while what is there waits if it can, or merged. */
type Choice = Record<Way, PageState> & { here: PageState; isParked: boolean };

type Applicants = {
  /** Asks which way a draft goes; null if the visitor would rather not open it. */
  ask(source: DraftSource, choice: Choice): Promise<Way | null>;
};

/** The field that names the applicant, in every notice. */
const NAME = "name";

const BLANK: PageState = { answers: {}, rosters: {}, notes: {}, states: {} };

const WITHIN = { file: "文件里", link: "链接里" };

/** Whether a draft names another applicant than the page; one that names none is another's if it `has to` name it. */
export function isAnother(here: PageState, answers: PageState["answers"], hasTo: boolean): boolean {
  const [present, given] = [here.answers[NAME], answers[NAME]];
  return present !== undefined && present !== given && (hasTo || given !== undefined);
}

/** Whether a page has rows of a roster that a draft lacks. */
export function lacksRosters(here: PageState, rosters: PageState["rosters"]): boolean {
  return Object.entries(here.rosters).some(([id, rows]) => rows.length && !rosters[id]?.length);
}

/** Whether nothing is entered. */
export function isBlank({ answers, rosters }: PageState): boolean {
  return !Object.keys(answers).length && Object.values(rosters).every((rows) => !rows.length);
}

/** Whether the same is entered, whatever was found in it. */
export function isSame(one: PageState, other: PageState): boolean {
  const rows = (state: PageState, id: string) => (state.rosters[id] ?? []).map(({ texts }) => texts);
  const ids = [...new Set([...Object.keys(one.rosters), ...Object.keys(other.rosters)])];
  return areSame(one.answers, other.answers) && ids.every((id) => areSameRows(rows(one, id), rows(other, id)));
}

export function bindApplicants(titleOf: (roster: string) => string): Applicants {
  const dialog = requireElement<HTMLDialogElement>("#applicant-dialog");
  const form = requireElement<HTMLFormElement>("form", dialog);
  let settle: (way: Way | null) => void = () => undefined;

  function close(way: Way | null): void {
    dialog.close(); // and gives the focus back to what had it
    settle(way);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close(new FormData(form).get("way") as Way);
  });
  bindActions(dialog, "data-applicant-action", { cancel: () => close(null) });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close(null);
  });

  return {
    ask(source, choice) {
      const { here, fresh, merged, isParked } = choice;
      const within = WITHIN[source.kind];
      setText("title", isBlank(here) ? `打开${source.name}` : `${source.name}与页面上的填写怎样放在一起`, dialog);
      setText("contents", source.kind === "link" ? contents(fresh, titleOf) : "", dialog);
      setText("reason", reason(within, choice), dialog);
      requireElement("fieldset", dialog).hidden = isBlank(here);
      setText("way-fresh", isParked ? "原来的留在“底稿…”里，可以换回" : `只留${within}的；可以撤销`, dialog);
      setText("way-merged", `${within}有的替换现有的，其余不变；可以撤销`, dialog);
      requireElement("[data-list=fresh]", dialog).replaceChildren(...changes(isParked ? BLANK : here, fresh, titleOf));
      requireElement("[data-list=merged]", dialog).replaceChildren(...changes(here, merged, titleOf));
      form.reset();
      dialog.showModal();
      requireElement("h2", dialog).focus();
      return new Promise((resolve) => (settle = resolve));
    },
  };
}

/** Says what a link holds: whoever opens it may not know. */
function contents({ answers, rosters }: PageState, titleOf: (roster: string) => string): string {
  const rows = Object.entries(rosters).filter(([, rows]) => rows.length).map(([id, rows]) => `“${titleOf(id)}”${rows.length} 行`);
  const parts = [applicant(answers[NAME]), `自评表 ${Object.keys(answers).length} 栏`, ...rows];
  return `链接里是${parts.join("、")}。由做链接的人填写，本站没有核实。`;
}

function reason(within: string, { here, fresh }: Choice): string {
  if (isBlank(here)) return "页面上还没有填写，打开不替换任何内容；可以撤销。";
  const [present, given] = [here.answers[NAME], fresh.answers[NAME]];
  if (present !== given)
    return `页面上是${applicant(present)}，${within}是${applicant(given)}。两家的数据放在一起核对，结论不是任何一家的。`;
  if (lacksRosters(here, fresh.rosters)) return `页面上有${within}没有的名册。放在一起核对，结论可能不是任何一份材料的。`;
  return "页面上已有填写，请先看下面改动什么。";
}

function applicant(name: string | undefined): string {
  return name === undefined ? "没有写名称的填写" : `“${name}”`;
}

/** Lists what would be kept, replaced, added and removed. */
function changes(here: PageState, then: PageState, titleOf: (roster: string) => string): HTMLElement[] {
  const kinds = { removed: "清除", replaced: "替换", added: "新增", kept: "保留" };
  const fields = { removed: 0, replaced: 0, added: 0, kept: 0 };
  const names = new Set([...Object.keys(here.answers), ...Object.keys(then.answers)]);
  for (const name of names) fields[kindOf(here.answers[name], then.answers[name])]++;
  const rosters = Object.keys({ ...here.rosters, ...then.rosters }).map((id) => {
    const [before, after] = [present(here.rosters[id]), present(then.rosters[id])];
    const count = before && after && before !== after ? `${before.length} 行换成 ${after.length} 行` : `${(after ?? before)?.length} 行`;
    return { kind: kindOf(before, after), any: before ?? after, text: `“${titleOf(id)}”${count}` };
  });
  return Object.entries(kinds).flatMap(([kind, label]) => {
    const count = fields[kind as keyof typeof fields];
    const texts = rosters.filter((roster) => roster.any && roster.kind === kind).map(({ text }) => text);
    if (count) texts.unshift(`自评表 ${count} 栏`);
    return texts.length ? [createElement("li", `${label}：${texts.join("、")}`)] : [];
  });
}

function present<T>(rows: readonly T[] | undefined): readonly T[] | undefined {
  return rows?.length ? rows : undefined;
}

function kindOf(before: unknown, after: unknown): "removed" | "replaced" | "added" | "kept" {
  if (before === after) return "kept";
  if (after === undefined) return "removed";
  return before === undefined ? "added" : "replaced";
}

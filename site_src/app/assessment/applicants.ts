/** Keeps applicants apart: asks before a file is put over what belongs to another one, or would be mixed with it. */

import { bindActions } from "../dom/controls";
import { createElement, requireElement, setText } from "../dom/elements";
import type { PageState } from "./history";

/** What a file would leave on the page, as a draft of its own or merged with what is there. */
type Outcomes = { fresh: PageState; merged: PageState };
type Way = keyof Outcomes;

type Applicants = {
  /** Asks which way a file goes; null if the visitor would rather not open it. */
  ask(source: string, here: PageState, outcomes: Outcomes): Promise<Way | null>;
};

/** The field that names the applicant, in every notice. */
const NAME = "name";

/** Whether a file names another applicant than the page; one that names none is another's if it `has to` name it. */
export function isAnother(here: PageState, answers: PageState["answers"], hasTo: boolean): boolean {
  const [present, given] = [here.answers[NAME], answers[NAME]];
  return present !== undefined && present !== given && (hasTo || given !== undefined);
}

/** Whether a page has rows of a roster that a file lacks. */
export function lacksRosters(here: PageState, rosters: PageState["rosters"]): boolean {
  return Object.entries(here.rosters).some(([id, rows]) => rows.length && !rosters[id]?.length);
}

export function bindApplicants(titleOf: (roster: string) => string): Applicants {
  const dialog = requireElement<HTMLDialogElement>("#applicant-dialog");
  const [fresh, merged] = (["fresh", "merged"] as const).map((way) => requireElement(`[data-list=${way}]`, dialog));
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
    ask(source, here, outcomes) {
      setText("title", `${source}与页面上的填写怎样放在一起`, dialog);
      setText("reason", reason(here, outcomes), dialog);
      fresh!.replaceChildren(...changes(here, outcomes.fresh, titleOf));
      merged!.replaceChildren(...changes(here, outcomes.merged, titleOf));
      form.reset();
      dialog.showModal();
      requireElement("h2", dialog).focus();
      return new Promise((resolve) => (settle = resolve));
    },
  };
}

function reason(here: PageState, { fresh }: Outcomes): string {
  const [present, given] = [here.answers[NAME], fresh.answers[NAME]];
  if (present === given) return "页面上有文件里没有的名册。放在一起核对，结论可能不是任何一份材料的。";
  return `页面上是${applicant(present)}，文件里是${applicant(given)}。两家的数据放在一起核对，结论不是任何一家的。`;
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

/** The dialog with all that was found of one applicant. Whatever a file says is put in as text. */

import { bindActions } from "../dom/controls";
import { createElement, requireElement, setHidden, setText } from "../dom/elements";
import type { DeskApplication, DeskFinding, DeskFound } from "../generated/desk";
import { errorText } from "../messages/errors";
import { contradictionMark, verdictLabel, verdictOf, type Entry } from "./entries";

type DetailsPage = {
  /** The entries among which one goes on and back. */
  shown(): Entry[];
  /** The dialog was closed on an entry. */
  onClose(entry: Entry): void;
  /** Hands out the application's form for the visit, and returns what is to be said of it. */
  writeOpinion(application: DeskApplication): Promise<string>;
  /** Copies what to ask the applicant, and returns what is to be said of it. */
  copyQuestions(application: DeskApplication): Promise<string>;
  /** Takes the application along to the page for visits, and returns what is to be said of it. */
  takeToVisit(application: DeskApplication): Promise<string>;
};

/** Returns what opens the dialog. */
export function bindDetails({ shown, onClose, writeOpinion, copyQuestions, takeToVisit }: DetailsPage): (entry: Entry) => void {
  const dialog = requireElement<HTMLDialogElement>("#desk-details");
  const contents = requireElement("[data-list=details]", dialog);
  let current: Entry | null = null;

  function show(entry: Entry): void {
    current = entry;
    const { application } = entry;
    setText("details-title", entry.name, dialog);
    setText("details-verdict", verdictLabel(entry), dialog);
    setText("details-contradicting", contradictionMark(entry), dialog);
    setText("details-files", (application?.files ?? []).join("；"), dialog);
    requireElement("[data-verdict]", dialog).dataset.verdict = verdictOf(entry);
    setText("details-said", "", dialog);
    contents.replaceChildren(...(application ? partsOf(application) : []), ...part("没有读入的文件", failureItems(entry)));
    setHidden(requireElement("[data-part=for-application]", dialog), !application);
    const [before, after] = neighbours(entry);
    for (const [action, other] of [["previous", before], ["next", after]] as const)
      requireElement<HTMLButtonElement>(`[data-details-action=${action}]`, dialog).disabled = !other;
    requireElement(".work-body", dialog).scrollTop = 0;
    requireElement("h2", dialog).focus();
  }

  function neighbours(entry: Entry): [Entry | undefined, Entry | undefined] {
    const entries = shown();
    const place = entries.findIndex(({ id }) => id === entry.id);
    return [entries[place - 1], place < 0 ? undefined : entries[place + 1]];
  }

  function go(step: 0 | 1): void {
    const other = current && neighbours(current)[step];
    if (other) show(other);
  }

  /** Does something with the application that is shown, and says below it what has become of it. */
  async function act(action: (application: DeskApplication) => Promise<string>): Promise<void> {
    const entry = current;
    const said = entry?.application ? await action(entry.application).catch(errorText) : "";
    if (entry === current) setText("details-said", said, dialog);
  }

  bindActions(dialog, "data-details-action", {
    previous: () => go(0),
    next: () => go(1),
    close: () => dialog.close(),
    questions: () => void act(copyQuestions),
    opinion: () => void act(writeOpinion),
    visit: () => void act(takeToVisit),
  });
  dialog.addEventListener("close", () => current && onClose(current));

  return (entry) => {
    dialog.showModal();
    show(entry);
  };
}

function partsOf(application: DeskApplication): HTMLElement[] {
  const { gaps, lacking, confirm, open, findings, unreadable, rows, notes } = application;
  return [
    ...part("缺口", gaps.map(gapItem), "没有发现缺口。"),
    ...part("材料等未达到", lacking.map(gapItem)),
    ...part("须确认", confirm.map(gapItem)),
    ...part("待填", open.map((title) => item(title))),
    ...part("矛盾与疑问", findings.map(findingItem), "没有发现矛盾与疑问。"),
    ...part("读不懂的格（按没有填核对）", unreadable.map(({ place, message }) => item(`${place}：${message}`))),
    ...part("名册", rows.filter(({ rows }) => rows).map(({ title, rows, unmet }) => item(`${title}：${rows} 行${unmet ? `，其中不符合条件 ${unmet} 行` : ""}`))),
    ...part("导入说明", notes.map(({ file, message }) => item(`${file}：${message}`))),
  ];
}

/** Returns a part of the dialog; where it has no items, what is said instead, or nothing. */
function part(title: string, items: HTMLElement[], otherwise = ""): HTMLElement[] {
  if (!items.length && !otherwise) return [];
  const list = createElement("ul");
  list.append(...items);
  return [createElement("h3", items.length ? `${title}（${items.length}）` : title), items.length ? list : createElement("p", otherwise)];
}

function gapItem({ title, clause, distance, reason }: DeskFound): HTMLElement {
  const element = item(`${title}（${clause}）`);
  if (distance) element.append("　", createElement("strong", distance));
  element.append(createElement("p", reason));
  return element;
}

function findingItem({ label, title, message, places }: DeskFinding): HTMLElement {
  const element = item("");
  element.append(createElement("strong", label), `　${title}`, createElement("p", message));
  const list = createElement("ul");
  list.append(...places.map(({ place, value }) => item(`${place}：${value}`)));
  if (places.length) element.append(list);
  return element;
}

function failureItems({ failures }: Entry): HTMLElement[] {
  return failures.map(({ file, why }) => item(`${file}：${why}`));
}

function item(text: string): HTMLLIElement {
  return createElement("li", text);
}

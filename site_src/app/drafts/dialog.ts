/** The dialog that lists the drafts of this browser. Loaded when it is first opened. */

import { bindActions } from "../dom/controls";
import { createButton, createElement, requireElement, setText } from "../dom/elements";
import { copyDraft, newDraft, partsOf, record, removeDraft, storedDrafts, type StoredDraft } from "../storage/drafts";
import { parsed, textsOf } from "../storage/local-storage";
import { clock } from "../values/dates";

/** What the dialog needs of its page. */
export type DraftsPage = {
  notice: string;
  /** The draft that the page shows. */
  current(): string;
  /** Whether all that the page shows is stored; says so if not. */
  isStored(): boolean;
  /** Shows another draft, and says why. */
  show(id: string, message: string): void;
  /** Says what was done, with a way back. */
  say(message: string, undo: () => void): void;
};

/** A draft as the list shows it. */
type Listed = StoredDraft & { name: string; applicant: string; headline: string; rows: number; isBlank: boolean };

const STORAGE_FULL = "浏览器的存储空间不够，没有复制；请先删除不用的底稿，或“保存到文件”。";
const NOT_KEPT = "浏览器不允许保存，没有改名。";

const dialog = requireElement<HTMLDialogElement>("#drafts-dialog");
const living = requireElement("[data-list=drafts]", dialog);
const deleted = requireElement("[data-list=deleted]", dialog);
let page: DraftsPage;
/** The draft whose label is being typed; null while none is. */
let renamed: string | null = null;

bindActions(dialog, "data-drafts-action", {
  new() {
    dialog.close();
    if (page.isStored()) page.show(newDraft(), "已新建底稿，原来的留在“底稿…”里。");
  },
  close: () => dialog.close(),
});

/** Opens the dialog. */
export function openDraftsDialog(opened: DraftsPage): void {
  page = opened;
  renamed = null;
  dialog.showModal();
  refresh("");
}

function refresh(message: string): void {
  const drafts = listed();
  living.replaceChildren(...drafts.filter((draft) => !draft.deleted).map(livingItem));
  const gone = drafts.filter((draft) => draft.deleted);
  deleted.replaceChildren(...gone.map(deletedItem));
  requireElement("[data-part=deleted]", dialog).hidden = !gone.length;
  setText("said", message, dialog);
  requireElement("h2", dialog).focus(); // what had the focus is gone
}

/** Returns the drafts: that of the page first, even if nothing is stored of it. */
function listed(): Listed[] {
  const stored = storedDrafts(page.notice);
  const blank = { id: page.current(), label: "", changed: "", opened: "", deleted: "" };
  const isHere = ({ id }: StoredDraft) => id === page.current();
  return [stored.find(isHere) ?? blank, ...stored.filter((draft) => !isHere(draft))].map(read);
}

function read(draft: StoredDraft): Listed {
  const parts = partsOf(page.notice, draft.id);
  const applicant = textsOf(parsed(parts.get("draft") ?? "")).name ?? "";
  const { headline = "" } = textsOf(parsed(parts.get("headline") ?? ""));
  const rosters = [...parts].filter(([part]) => part.startsWith("roster:")).map(([, text]) => parsed(text));
  const rows = rosters.reduce<number>((count, rows) => count + (Array.isArray(rows) ? rows.length : 0), 0);
  const label = applicant && draft.label ? `（${draft.label}）` : draft.label;
  return { ...draft, applicant, name: applicant + label || "未命名", headline, rows, isBlank: !parts.size };
}

function livingItem(draft: Listed): HTMLElement {
  const item = createElement("li");
  const isHere = draft.id === page.current();
  if (isHere) item.setAttribute("aria-current", "true");
  item.append(described(draft, isHere ? "页面上的" : ""));
  if (draft.id === renamed) item.append(renaming(draft));
  else {
    item.append(
      buttons(
        ...(isHere ? [] : [action(draft, "打开", () => show(draft))]),
        ...(draft.isBlank ? [] : [action(draft, "复制", () => copy(draft))]),
        action(draft, draft.applicant ? "加注" : "改名", () => rename(draft)),
        ...(isHere && draft.isBlank ? [] : [action(draft, "删除", () => remove(draft))]),
      ),
    );
  }
  return item;
}

function deletedItem(draft: Listed): HTMLElement {
  const item = createElement("li");
  item.append(
    described(draft, ""),
    buttons(
      action(draft, "恢复", () => {
        record(page.notice, draft.id, { deleted: "" });
        refresh(`已恢复“${draft.name}”。`);
      }),
      action(draft, "立即清除", () => {
        removeDraft(page.notice, draft.id);
        refresh(`已清除“${draft.name}”，不能恢复。`);
      }),
    ),
  );
  return item;
}

/** Names a draft, and says how it stands. */
function described(draft: Listed, place: string): HTMLElement {
  const frame = createElement("p");
  const state = [place, draft.headline, draft.rows ? `名册 ${draft.rows} 行` : "", draft.changed && `${day(draft.changed)} 改`];
  const said = createElement("span", state.filter(Boolean).join("，"));
  said.className = "draft-standing";
  frame.append(createElement("strong", draft.name), " ", said);
  return frame;
}

function day(text: string): string {
  const date = new Date(text);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? `今天 ${clock(date)}` : `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())} ${clock(date)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

function buttons(...children: HTMLElement[]): HTMLElement {
  const frame = createElement("p");
  frame.className = "draft-actions";
  frame.append(...children);
  return frame;
}

function action(draft: Listed, text: string, act: () => void): HTMLButtonElement {
  const button = createButton(text, act);
  button.setAttribute("aria-label", `${text}“${draft.name}”`);
  return button;
}

function show(draft: Listed): void {
  dialog.close();
  if (page.isStored()) page.show(draft.id, `已换到“${draft.name}”。`);
}

function copy(draft: Listed): void {
  if (draft.id === page.current() && !page.isStored()) return dialog.close();
  const labels = new Set(listed().map(({ label }) => label));
  let label = "副本";
  for (let number = 2; labels.has(label); number++) label = `副本 ${number}`;
  refresh(copyDraft(page.notice, draft.id, newDraft(), label) ? `已复制“${draft.name}”，加注“${label}”。` : STORAGE_FULL);
}

function rename(draft: Listed): void {
  renamed = draft.id;
  refresh("");
  requireElement<HTMLInputElement>("input", living).select();
}

/** Returns the form that asks for a draft's label. */
function renaming(draft: Listed): HTMLElement {
  const form = createElement("form");
  const label = createElement("label", draft.applicant ? "加注（名称在自评表里改）" : "名字");
  const input = createElement("input");
  Object.assign(input, { type: "text", value: draft.label, maxLength: 40, autocomplete: "off" });
  label.append(input);
  const save = createElement("button", "确定");
  const end = (message: string) => {
    renamed = null;
    refresh(message);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    end(record(page.notice, draft.id, { label: input.value.trim() }) ? "已改名。" : NOT_KEPT);
  });
  form.append(label, save, createButton("取消", () => end("")));
  form.className = "draft-renaming";
  return form;
}

/** Deletes a draft, which can be had back for a day; another takes its place on the page. */
function remove(draft: Listed): void {
  const isHere = draft.id === page.current();
  if (isHere && !page.isStored()) return dialog.close();
  const next = listed().find(({ id, deleted }) => id !== draft.id && !deleted);
  record(page.notice, draft.id, { deleted: new Date().toISOString() });
  const message = `已删除“${draft.name}”，一天之内可以恢复。`;
  if (isHere) page.show(next?.id ?? newDraft(), message);
  page.say(message, () => {
    record(page.notice, draft.id, { deleted: "" });
    if (isHere) page.show(draft.id, `已恢复“${draft.name}”。`);
  });
  refresh(message);
}

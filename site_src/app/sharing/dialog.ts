/** The dialog that makes a link to a draft, and says in plain words what is in it. Loaded when it is first opened. */

import { copy } from "../dom/clipboard";
import { bindActions } from "../dom/controls";
import { requireElement, setText } from "../dom/elements";
import { publicAddress } from "../dom/public-address";
import type { Answers, Row } from "../generated/worker";
import { linkWith, LONGEST_LINK } from "./link";
import { qrCode } from "./qr-code";

/** A draft, and what the dialog needs of its page. */
export type SharedDraft = {
  answers: Answers;
  rosters: Record<string, Row[]>;
  titleOf(roster: string): string;
  /** Returns the text that is put into a link. */
  text(answers: Answers, rosters: Record<string, Row[]>): string;
  saveFile(): void;
};

/** Longer links are cut by some programs. */
const SAFE_LENGTH = 2000;

const dialog = requireElement<HTMLDialogElement>("#share-dialog");
const area = requireElement<HTMLTextAreaElement>("#share-link", dialog);
/** What to put into the link; there is nothing to choose where the notice has no rosters. */
const choice = dialog.querySelector("fieldset");
let draft: SharedDraft;

bindActions(dialog, "data-share-action", {
  copy: () => void copyLink(),
  share: () => void navigator.share({ title: document.title, url: area.value }).catch(() => {}), // the visitor may change her mind
  save() {
    dialog.close();
    draft.saveFile();
  },
  close: () => dialog.close(),
});
dialog.addEventListener("change", show);
area.addEventListener("focus", () => area.select());

/** Opens the dialog for a draft that is not blank. */
export function openShareDialog(shared: SharedDraft): void {
  draft = shared;
  if (choice) {
    choice.hidden = Object.keys(draft.rosters).length === 0;
    requireElement<HTMLInputElement>("[value=all]", choice).checked = true;
  }
  show();
  dialog.showModal();
  requireElement("h2", dialog).focus();
}

function show(): void {
  const rosters = isForAll() ? draft.rosters : {};
  const link = linkTo(rosters);
  area.value = link ?? "";
  setText("said", "", dialog);
  setText("contents", contents(rosters), dialog);
  setText("length", link ? `链接（${link.length} 个字符）` : "", dialog);
  setText("too-long", link ? "" : tooLong(rosters), dialog);
  setText("long", link && link.length > SAFE_LENGTH ? `链接超过 ${SAFE_LENGTH} 个字符，有的邮件、聊天软件会截断；截断了的打开时会说明，届时请改发文件。` : "", dialog);
  requireElement("[data-part=link]", dialog).hidden = !link;
  requireElement("[data-share-action=copy]", dialog).hidden = !link;
  requireElement("[data-share-action=share]", dialog).hidden = !link || !("share" in navigator);
  showCode(link);
}

function showCode(link: string | null): void {
  const code = link && qrCode(link, "二维码：打开上面的链接");
  requireElement("[data-place=code]", dialog).replaceChildren(...(code ? [code] : []));
  requireElement("figure", dialog).hidden = !code;
  const reason = "链接太长，做成二维码格子太密，手机认不出，所以不显示。";
  setText("no-code", !link || code ? "" : reason + (isWithRosters() ? "选“只含自评表”会短得多。" : ""), dialog);
}

function isWithRosters(): boolean {
  return choice?.hidden === false && isForAll();
}

function isForAll(): boolean {
  return !choice || requireElement<HTMLInputElement>("[value=all]", choice).checked;
}

function linkTo(rosters: Record<string, Row[]>): string | null {
  const address = publicAddress();
  return address ? linkWith(address, draft.text(draft.answers, rosters)) : null;
}

/** Says what is in the link, and which rosters are not. */
function contents(rosters: Record<string, Row[]>): string {
  const { name } = draft.answers;
  const parts = [name ? `名称“${name}”` : "没有写名称", `自评表 ${Object.keys(draft.answers).length} 栏`, ...counted(rosters)];
  const left = Object.fromEntries(Object.entries(draft.rosters).filter(([id]) => !(id in rosters)));
  const without = Object.keys(left).length ? `不含名册：${counted(left).join("、")}；对方看到的结论可能与这里不同。` : "";
  return `链接里有：${parts.join("、")}。${without}`;
}

function counted(rosters: Record<string, Row[]>): string[] {
  return Object.entries(rosters).map(([id, rows]) => `“${draft.titleOf(id)}”${rows.length} 行`);
}

function tooLong(rosters: Record<string, Row[]>): string {
  if (!publicAddress()) return "从文件夹里打开的网页不做链接：别的电脑打不开它。请“保存到文件”，把文件发给对方，在自评页“打开文件”。";
  const isOffered = linkTo({}) !== null && Object.keys(rosters).length > 0;
  return `内容太多，链接会超过 ${LONGEST_LINK} 个字符，发送时多半被截断，所以不做链接。请“保存到文件”，把文件发给对方，在这个页面“打开文件”。${isOffered ? "也可以选“只含自评表，不含名册”。" : ""}`;
}

async function copyLink(): Promise<void> {
  const copied = await copy(area.value);
  setText("said", copied ? "链接已复制。" : "浏览器不允许复制，请在上面的框里全选后复制。", dialog);
  if (!copied) area.focus();
}

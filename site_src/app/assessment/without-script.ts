/** What a page does whose script does not come: it says so, keeps what is typed if it can, and gets the script again. */

import { isTooOld } from "../runtime/launch";
import { loadJsonPart, storePart } from "../storage/drafts";
import { storeSetting, textsOf } from "../storage/local-storage";

/** Milliseconds without the script after which the page no longer only waits. */
const PATIENCE = 15_000;
/** Is stored for a moment, to see whether that is allowed. */
const PROBE = "probe";
const KEPT = "您填的已存在这个浏览器里，脚本取到以后接着用。";
const NOT_KEPT = "现在填的没有保存，关闭本页就会丢失，请先不要填写。";

/**
 * Looks after a page until its script is there, which says so by the state of the checker.
 *
 * @param isDraft whether what is typed there belongs to the notice's draft
 */
export function watchForScript(notice: string, isDraft: boolean): void {
  const touched = new Set<string>();
  const giveUp = () => isThere() || showMissing();
  setTimeout(giveUp, PATIENCE);
  self.addEventListener("load", giveUp); // by then it has come, or is not going to
  for (const kind of ["input", "change"]) document.addEventListener(kind, ({ target }) => isThere() || entered(target));

  function entered(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.form?.id === "application") touched.add(target.name);
    sayWhatIsKept();
  }

  function sayWhatIsKept(): void {
    const kept = keep() ? KEPT : NOT_KEPT;
    if (isTooOld()) say("remedy", `请换用新版的 Edge、Chrome、Firefox、Safari 或 360 浏览器的极速模式。${kept}`);
    else say("remedy", `请检查网络后重试。${kept}网站维护人员：请核对 assets/ 文件夹已完整上传，没有被压缩两次。`);
  }

  function showMissing(): void {
    const status = document.querySelector("#check-status");
    if (!status) return;
    say("failure", isTooOld() ? "这个浏览器太旧，不能运行核对程序。" : "这一页的脚本没有取到，所以还不能核对。");
    sayWhatIsKept();
    show("loading", false);
    show("failed", true);
    status.querySelector("[data-action=retry]")?.addEventListener("click", retry, { once: true });
  }

  /** Returns whether what was typed, or taken out again, is stored with what the draft holds besides. */
  function keep(): boolean {
    const form = document.querySelector<HTMLFormElement>("form#application");
    if (!isDraft || !form || !storeSetting(PROBE, "1")) return false;
    storeSetting(PROBE, "");
    if (!touched.size) return true;
    const now = new FormData(form);
    const typed = Object.fromEntries([...touched].map((name) => [name, now.get(name)]));
    const answers = Object.entries({ ...textsOf(loadJsonPart(notice, "draft")), ...textsOf(typed) }).filter(([, text]) => text !== "");
    return storePart(notice, "draft", answers.length ? JSON.stringify(Object.fromEntries(answers)) : "");
  }

  async function retry(): Promise<void> {
    if (isThere()) return;
    show("failed", false);
    show("loading", true);
    const { src } = document.querySelector<HTMLScriptElement>("script[data-page-script]")!;
    try {
      await fetch(src, { cache: "reload" }); // what the browser keeps may be what is wrong
      await loaded(src);
    } catch {
      // said below
    }
    giveUp();
  }
}

function isThere(): boolean {
  return document.documentElement.dataset.checkerState !== undefined;
}

function loaded(src: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

function show(state: string, isShown: boolean): void {
  const part = document.querySelector<HTMLElement>(`[data-when=${state}]`);
  if (!part) return;
  part.hidden = !isShown;
  part.style.visibility = "";
}

function say(name: string, text: string): void {
  for (const element of document.querySelectorAll(`[data-text=${name}]`)) element.textContent = text;
}

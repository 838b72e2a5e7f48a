/** The page of visits: a card for each applicant, the tables that come of them, files to take along. */

import { bindActions, bindFileInput } from "../dom/controls";
import { download, fileName, JSON_FILE } from "../dom/downloads";
import { requireElement, setHidden, setText } from "../dom/elements";
import type { VisitSummary } from "../generated/visits";
import { errorText, sayError } from "../messages/errors";
import { dismiss, say, takeOffer } from "../messages/message-bar";
import { coalesced } from "../runtime/coalesced";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { setState, showFailure, state } from "../runtime/status";
import { areVisitsKept, changeVisit, loadVisits, onVisitsStoredElsewhere, removeVisits, storeVisits } from "../storage/visits";
import { today } from "../values/dates";
import { newVisit, type Visit } from "../values/visit";
import { createCard, type Card } from "./card";
import { bindVisitDownloads } from "./downloads";
import { putTogether } from "./opening";
import { printSummary, showSummary } from "./summary";
import { openVisits, savedVisits } from "./visit-file";

const NOT_KEPT = "浏览器不允许保存，关闭本页后所填就没有了，请用“保存到文件”。";
const STORING = "正在存……";
const STORED = "所填都已存在这个浏览器里。";
const READY = "所需文件都已载入，断网后仍可填写、下载、打印；断网时请尽量不要关闭或刷新本页。";
const DOWNLOADED = "已交给浏览器下载；没有下载的（如在微信里），请换浏览器打开本页。";

/**
 * Binds the parsed page, and returns the function that shows what comes of the visits and gets ready for work offline.
 *
 * @param checker returns the checker, which may still be starting
 * @param restart starts it anew after a failure
 */
export function bindVisits(notice: string, checker: () => Runtime, restart: () => void): () => Promise<void> {
  const frame = requireElement("#visits");
  const list = requireElement("[data-list=visits]", frame);
  const blank = requireElement<HTMLDetailsElement>("#blank-visit", frame);
  const summaryFrame = requireElement(".visit-summary", frame);
  const downloads = bindVisitDownloads(notice, checker, frame);
  const cards = new Map<string, Card>();
  let visits: Visit[] = [];
  let summary: VisitSummary | null = null;
  /** Changes that are being stored: what is read meanwhile may be older than what the page shows. */
  let storing = 0;
  let isLost = false;

  const summing = coalesced(async () => {
    try {
      summary = await checker().call("visit_summary", { notice, visits });
      showSummary(summaryFrame, summary, visits, lead);
      if (state() !== "failed") setState("ready");
    } catch (error) {
      if (error instanceof CheckerStopped) return; // the page says why
      if (state() === "loading") showFailure({ type: "failed", reason: "internal", detail: errorText(error) });
      sayError("汇总没有完成：", error);
    }
  });

  function show(): void {
    setHidden(requireElement("[data-when=none]", frame), visits.length > 0);
    for (const [key, card] of cards) {
      if (visits.some((visit) => visit.key === key)) continue;
      card.element.remove();
      cards.delete(key);
    }
    for (const visit of visits) cardOf(visit).show(visit);
    if (state() === "ready") void summing.ask();
  }

  function cardOf({ key }: Visit): Card {
    const card = cards.get(key) ?? createCard(blank, key, { change, remove: (one) => void remove([one]), downloadOpinion });
    if (!cards.has(key)) {
      card.element.id = `visit-${key}`;
      card.element.open = cards.size < 1;
      cards.set(key, card);
      list.append(card.element);
    }
    return card;
  }

  async function load(): Promise<void> {
    const stored = await loadVisits(notice);
    if (storing) return; // whoever stores last loads
    visits = stored;
    show();
  }

  /** Stores something, and shows what is stored then. */
  async function store(action: () => Promise<unknown>): Promise<boolean> {
    storing++;
    setText("stored", STORING, frame);
    try {
      await action();
      isLost = false;
      return true;
    } catch (error) {
      isLost = true;
      sayError("没有存下来，请用“保存到文件”：", error instanceof DOMException ? error : new DOMException(String(error)));
      return false;
    } finally {
      const areKept = (await areVisitsKept()) && !isLost;
      if (--storing === 0) {
        setText("stored", areKept ? STORED : "", frame);
        void load();
      }
    }
  }

  function change(key: string, changed: (visit: Visit) => Visit): void {
    visits = visits.map((visit) => (visit.key === key ? changed(visit) : visit));
    show();
    void store(() => changeVisit(notice, key, changed));
  }

  async function add(name: string): Promise<void> {
    const visit = newVisit({ texts: { name }, questions: {} });
    await store(() => storeVisits(notice, [visit]));
    await load();
    lead(visit.key);
    say(`已添加“${name}”。${(await areVisitsKept()) ? "" : NOT_KEPT}`);
  }

  async function remove(keys: readonly string[]): Promise<void> {
    const removed = visits.filter(({ key }) => keys.includes(key));
    if (!removed.length) return say("名单里没有单位。");
    if (!(await store(() => removeVisits(notice, keys)))) return;
    const what = removed.length === 1 ? `“${removed[0]?.texts.name || "一家单位"}”` : `${removed.length} 家单位`;
    say(`已移出${removed.length === 1 ? "" : " "}${what}，所填一并清除。`, { label: "撤销", act: () => void restore(removed, []) });
    requireElement("#message-bar").focus({ preventScroll: true }); // the button may be gone
  }

  /** Takes a step back: stores visits as they were, and removes what was added. */
  async function restore(before: readonly Visit[], added: readonly string[]): Promise<void> {
    await store(async () => {
      await removeVisits(notice, added);
      await storeVisits(notice, before);
    });
    say("已撤销。");
  }

  async function open(file: File): Promise<void> {
    try {
      const opened = await openVisits(notice, file);
      const before = await loadVisits(notice);
      const together = await putTogether(before, opened, titles);
      if (!together) return say(`没有打开“${file.name}”，这里的没有改动。`);
      if (!(await store(() => storeVisits(notice, together.changed)))) return;
      const known = together.changed.length - together.added.length;
      say(`已打开“${file.name}”：新增 ${together.added.length} 家，补入已有的 ${known} 家。`, {
        label: "撤销",
        act: () => void restore(before, together.added),
      });
    } catch (error) {
      sayError(`没有打开“${file.name}”，这里的没有改动。`, error);
    }
  }

  /** Makes a file, and says so. */
  async function make(what: string, file: () => Promise<string>): Promise<void> {
    say(`正在生成${what}……`);
    try {
      say(`“${await file()}”${DOWNLOADED}`);
    } catch (error) {
      sayError(`${what}没有生成：`, error);
    }
  }

  function downloadOpinion(key: string): void {
    void make("意见表", () => downloads.opinions(visits.filter((visit) => visit.key === key)));
  }

  async function table(form: "summary" | "recommended"): Promise<string> {
    return downloads.table(form, await checker().call("visit_summary", { notice, visits }));
  }

  function lead(key: string): void {
    const card = cards.get(key)?.element;
    if (!card) return;
    card.open = true;
    card.scrollIntoView({ block: "start" });
    requireElement("summary", card).focus({ preventScroll: true });
  }

  const titles = {
    item: (name: string) => blank.querySelector(`[data-item="${CSS.escape(name)}"] legend`)?.textContent ?? name,
    identity: (name: string) => blank.querySelector(`label:has([data-identity="${CSS.escape(name)}"]) span`)?.textContent ?? name,
  };

  const adding = requireElement<HTMLFormElement>("#add-visit", frame);
  adding.addEventListener("submit", (event) => {
    event.preventDefault();
    const input = requireElement<HTMLInputElement>("input", adding);
    const name = input.value.trim();
    if (!name) return say("请先写名称。");
    input.value = "";
    void add(name);
  });
  bindFileInput(requireElement<HTMLInputElement>("#open-visits", frame), (file) => void open(file));
  bindActions(frame, "data-action", {
    save() {
      const name = fileName(["现场核查", notice, today()], "json");
      download(name, savedVisits(notice, visits), JSON_FILE);
      say(`“${name}”${DOWNLOADED}`);
    },
    clear: () => void remove(visits.map(({ key }) => key)),
    print: () => printSummary(summaryFrame),
    workbook: () => void make("工作簿", () => downloads.workbook(visits)),
    summary: () => void make("汇总表", () => table("summary")),
    recommended: () => void make("推荐汇总表", () => table("recommended")),
    opinions() {
      if (visits.length) void make("意见表", () => downloads.opinions(visits));
      else say("名单里没有单位。");
    },
    offer: takeOffer,
    dismiss,
    retry: restart,
  });
  onVisitsStoredElsewhere(notice, () => void load());
  void load();
  void areVisitsKept().then((areKept) => areKept || say(NOT_KEPT));

  async function prepare(): Promise<void> {
    try {
      await downloads.prepare();
      setText("offline", READY, frame);
    } catch (error) {
      if (error instanceof CheckerStopped) return;
      setText("offline", `断网后还不能生成文件：${errorText(error)}`, frame);
      self.addEventListener("online", () => void prepare(), { once: true });
    }
  }

  return async () => {
    await load();
    await summing.ask();
    await prepare();
  };
}

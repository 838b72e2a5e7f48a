/** The dialog of the search: shows results for a query while it is typed. Loaded when the search is first opened. */

import { createButton, createElement, findAll, requireElement } from "../dom/elements";
import { excerpt, mark, type Stretch } from "./excerpt";
import { loadAhead, loadResults, pagefind, unload, type Result } from "./pagefind";
import { find, highlightTerms, normalise } from "./query";

const dialog = requireElement<HTMLDialogElement>("dialog.search");
const input = requireElement<HTMLInputElement>("[data-search-input]", dialog);
const status = requireElement("[data-search-status]", dialog);
const list = requireElement("[data-search-results]", dialog);
const help = requireElement("[data-search-help]", dialog);
let asked = 0;
let lastAnswer = Promise.resolve();
let answered = "";
let isLoadedAhead = false;

/** Answers what the box says now; an answer that comes after a newer question is dropped. */
async function answer(everything = false): Promise<void> {
  const question = ++asked;
  const query = normalise(input.value);
  if (!query) return show([], "", false, "");
  const notice = requireElement<HTMLInputElement>("[name=search-notice]:checked", dialog).value;
  try {
    const hits = await find(await pagefind(), query, notice ? { notice } : {});
    const results = await loadResults(hits, everything);
    if (question !== asked) return;
    show(results, query, !everything && results.length < hits.length, notice);
    // Who asks about something else, rather than typing on, will ask again.
    if (answered && !isLoadedAhead && !query.startsWith(answered) && !answered.startsWith(query)) {
      isLoadedAhead = true;
      loadAhead().catch(() => {}); // later questions load what they need themselves
    }
    answered = query;
  } catch (error) {
    unload();
    if (question !== asked) return;
    console.error(error);
    show([], "", false, "");
    status.textContent = "搜索没有完成：取不到索引文件。请检查网络后再试。";
  }
}

function ask(): void {
  lastAnswer = answer();
}

// ---- showing

/** Shows results; where one of those before had the focus, its successor has it, or else the box. */
function show(results: Result[], query: string, more: boolean, notice: string): void {
  const terms = highlightTerms(query);
  const groups = new Map<string, Result[]>();
  for (const result of results) groups.set(result.notice, [...(groups.get(result.notice) ?? []), result]);
  const focused = document.activeElement;
  const left = focused instanceof HTMLAnchorElement && list.contains(focused) ? focused.href : undefined;
  list.replaceChildren(...[...groups].map(([name, members], number) => group(name, members, number, terms)));
  if (more) list.append(createButton("显示更多结果", () => void answer(true).then(() => links()[0]?.focus())));
  list.scrollTop = 0;
  if (left !== undefined) (links().find(({ href }) => href === left) ?? input).focus();
  help.hidden = results.length > 0;
  if (!query) status.textContent = "";
  else if (results.length) status.textContent = more ? `最相关的 ${results.length} 条` : `找到 ${results.length} 条`;
  else status.textContent = `没有找到“${input.value.trim()}”`;
  if (query && !results.length && notice) {
    list.append(
      createButton("在全部通知里找", () => {
        requireElement<HTMLInputElement>("[name=search-notice][value='']", dialog).click();
        input.focus();
      }),
    );
  }
}

function group(name: string, members: Result[], number: number, terms: string[]): HTMLElement {
  const section = createElement("section");
  const heading = createElement("h2", name);
  heading.id = `search-group-${number}`;
  section.setAttribute("aria-labelledby", heading.id);
  const items = createElement("ol");
  items.append(...members.map((result) => item(result, terms)));
  section.append(heading, items);
  return section;
}

function item(result: Result, terms: string[]): HTMLLIElement {
  const link = createElement("a");
  link.href = result.address;
  link.dataset.searchResult = "";
  link.append(
    line("search-title", mark(result.heading, terms)),
    line("search-page", [{ text: result.pageTitle, marked: false }]),
    line("search-excerpt", excerpt(result.text, terms)),
  );
  const element = createElement("li");
  element.append(link);
  return element;
}

function line(name: string, stretches: Stretch[]): HTMLSpanElement {
  const element = createElement("span");
  element.className = name;
  element.append(...stretches.map(({ text, marked }) => (marked ? createElement("mark", text) : text)));
  return element;
}

function links(): HTMLAnchorElement[] {
  return findAll<HTMLAnchorElement>("a[data-search-result]", list);
}

// ---- keys

/** Moves between the box and the results; the focus itself moves, so that every screen reader follows. */
function move(event: KeyboardEvent): void {
  const stops = [input, ...links()];
  const here = stops.indexOf(document.activeElement as HTMLInputElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (here < 0 || !step) return;
  event.preventDefault();
  stops[Math.min(Math.max(here + step, 0), stops.length - 1)]?.focus();
}

/** Follows the first result for what the box says now, unless the visitor types on or leaves meanwhile. */
export async function follow(): Promise<void> {
  const wanted = lastAnswer;
  await wanted;
  if (wanted === lastAnswer && dialog.open) links()[0]?.click();
}

input.addEventListener("input", (event) => {
  // While Chinese is being composed, the box holds the letters of its spelling.
  if (!(event as InputEvent).isComposing) ask();
});
input.addEventListener("compositionend", ask);
dialog.addEventListener("keydown", move);
list.addEventListener("click", ({ target }) => {
  // The place may be on this very page, which then stays.
  if (target instanceof Element && target.closest("a")) dialog.close();
});
for (const option of findAll("[name=search-notice]", dialog)) option.addEventListener("change", ask);

pagefind().catch(unload); // told when something is asked
ask();

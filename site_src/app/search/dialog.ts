/** The dialog of the search: shows results for a query while it is typed. Loaded when the search is first opened. */

import { createButton, createElement, findAll, requireElement } from "../dom/elements";
import { makeEngine, type Answer } from "./engine";
import { excerpt, mark, type Stretch } from "./excerpt";
import { loadSite, type Place } from "./places";

/** How many results are shown at first, and of one notice if there are several: no notice takes the room of another. */
const SHOWN = 6;
const OF_ONE_NOTICE = 4;
const MOST = 40;

const dialog = requireElement<HTMLDialogElement>("dialog.search");
const input = requireElement<HTMLInputElement>("[data-search-input]", dialog);
const status = requireElement("[data-search-status]", dialog);
const list = requireElement("[data-search-results]", dialog);
const help = requireElement("[data-search-help]", dialog);
let asked = 0;
let lastAnswer = Promise.resolve();
let loading: ReturnType<typeof makeEngine> | null = null;

/** Returns the index, which is loaded once. */
function engine(): ReturnType<typeof makeEngine> {
  loading ??= loadSite().then(makeEngine);
  return loading;
}

/** Answers what the box says now; an answer that comes after a newer question is dropped. */
async function answer(everything = false): Promise<void> {
  const question = ++asked;
  const query = input.value.trim();
  if (!query) return show([], { places: [], marks: [] }, "");
  const notice = requireElement<HTMLInputElement>("[name=search-notice]:checked", dialog).value;
  try {
    const found = (await engine())(query, notice);
    if (question === asked) show(everything ? found.places.slice(0, MOST) : first(found.places), found, notice);
  } catch (error) {
    loading = null; // the next question tries again
    if (question !== asked) return;
    console.error(error);
    show([], { places: [], marks: [] }, "");
    status.textContent = "搜索没有完成：取不到索引文件。请检查网络后再试。";
  }
}

/** Returns what is shown at first, by notice. */
function first(places: Place[]): Place[] {
  const best = places.slice(0, SHOWN);
  const notices = new Set(best.map(({ notice }) => notice));
  if (notices.size === 1) return best;
  return [...notices].flatMap((name) => best.filter(({ notice }) => notice === name).slice(0, OF_ONE_NOTICE));
}

function ask(): void {
  lastAnswer = answer();
}

// ---- showing

/** Shows results; where one of those before had the focus, its successor has it, or else the box. */
function show(results: Place[], { places, marks }: Answer, notice: string): void {
  const query = input.value.trim();
  const more = results.length < Math.min(places.length, MOST);
  const groups = new Map<string, Place[]>();
  for (const result of results) groups.set(result.notice, [...(groups.get(result.notice) ?? []), result]);
  const focused = document.activeElement;
  const left = focused instanceof HTMLAnchorElement && list.contains(focused) ? focused.href : undefined;
  list.replaceChildren(...[...groups].map(([name, members], number) => group(name, members, number, marks)));
  if (more) list.append(createButton("显示更多结果", () => void answer(true).then(() => links()[0]?.focus())));
  list.scrollTop = 0;
  if (left !== undefined) (links().find(({ href }) => href === left) ?? input).focus();
  help.hidden = results.length > 0;
  if (!query) status.textContent = "";
  else if (results.length) status.textContent = more ? `最相关的 ${results.length} 条` : `找到 ${results.length} 条`;
  else status.textContent = `没有找到“${query}”`;
  if (query && !results.length && notice) {
    list.append(
      createButton("在全部通知里找", () => {
        requireElement<HTMLInputElement>("[name=search-notice][value='']", dialog).click();
        input.focus();
      }),
    );
  }
}

function group(name: string, members: Place[], number: number, marks: string[]): HTMLElement {
  const section = createElement("section");
  const heading = createElement("h2", name);
  heading.id = `search-group-${number}`;
  section.setAttribute("aria-labelledby", heading.id);
  const items = createElement("ol");
  items.append(...members.map((result) => item(result, marks)));
  section.append(heading, items);
  return section;
}

function item(result: Place, marks: string[]): HTMLLIElement {
  const link = createElement("a");
  link.href = result.address;
  link.dataset.searchResult = "";
  link.append(
    line("search-title", mark(result.heading, marks)),
    line("search-page", [{ text: result.pageTitle, marked: false }]),
    line("search-excerpt", excerpt(result.text, marks)),
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

engine().catch(() => (loading = null)); // told when something is asked
ask();

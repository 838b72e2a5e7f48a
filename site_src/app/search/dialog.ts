/** What happens in the open search: a query becomes results, as it is typed. Loaded when it is opened first. */

import { createButton, createElement, findAll, requireElement } from "../dom/elements";
import { excerpt, mark, type Stretch } from "./excerpt";
import { find, normalise, telling, type Fragment, type Hit, type Index } from "./query";

/** How many results are shown at first, and of one notice if there are several: all that is shown has to be sent. */
const SHOWN = 6;
const OF_ONE_NOTICE = 4;
const MOST = 40;

/** Between heading, text and keywords of a record; see generator/search/indexing.py. */
const MARK = " ‖ ";

interface Pagefind extends Index {
  options: (options: { baseUrl: string; basePath: string; noWorker: boolean }) => Promise<void>;
  init: () => Promise<void>;
  preload: (term: string) => Promise<void>;
  destroy: () => Promise<void>;
}

interface Result {
  address: string;
  notice: string;
  heading: string;
  pageTitle: string;
  text: string;
}

const dialog = requireElement<HTMLDialogElement>("dialog.search");
const input = requireElement<HTMLInputElement>("[data-search-input]", dialog);
const status = requireElement("[data-search-status]", dialog);
const list = requireElement("[data-search-results]", dialog);
const help = requireElement("[data-search-help]", dialog);
const root = new URL(dialog.dataset.root ?? "", document.baseURI);
const folder = new URL(`assets/search/${dialog.dataset.index ?? ""}/`, root);

let loading: Promise<Pagefind> | null = null;
let asked = 0;
let answered = "";
let ahead = false;

/** Returns Pagefind, which loads its list of records. */
function pagefind(): Promise<Pagefind> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pagefind> {
  const loaded = (await import(`${folder.href}pagefind.js`)) as Pagefind;
  await loaded.options({ baseUrl: root.pathname, basePath: folder.href, noWorker: true });
  await loaded.init();
  return loaded;
}

/** Lets the next question start anew after a failure. */
function forget(): void {
  void loading?.then((loaded) => loaded.destroy()).catch(() => {});
  loading = null;
}

/** Answers what the box says now; an answer that comes after a newer question is dropped. */
async function answer(everything = false): Promise<void> {
  const question = ++asked;
  const query = normalise(input.value);
  if (!query) return show([], "", false, "");
  const notice = requireElement<HTMLInputElement>("[name=search-notice]:checked", dialog).value;
  try {
    const hits = await find(await pagefind(), query, notice ? { notice } : {});
    const results = await choose(hits, everything);
    if (question !== asked) return;
    show(results, query, !everything && results.length < hits.length, notice);
    // Who asks about something else, rather than typing on, will ask again.
    if (answered && !ahead && !query.startsWith(answered) && !answered.startsWith(query)) {
      ahead = true;
      loadAhead().catch(() => {}); // later questions load what they need themselves
    }
    answered = query;
  } catch (error) {
    forget();
    if (question !== asked) return;
    console.error(error);
    show([], "", false, "");
    status.textContent = "搜索没有完成：取不到索引文件。请检查网络后再试。";
  }
}

/** Loads the words that later questions may need, while the browser has nothing else to do. */
async function loadAhead(): Promise<void> {
  const { connection } = navigator as Navigator & { connection?: { saveData: boolean } };
  if (connection?.saveData) return;
  const loaded = await pagefind();
  const firstWords = (await (await fetch(new URL("words.json", folder))).json()) as string[];
  for (const word of firstWords) {
    await new Promise<void>((resolve) => (self.requestIdleCallback ?? self.setTimeout)(() => resolve()));
    await loaded.preload(word);
  }
}

/** Loads the best results. At first no notice takes the room of another. */
async function choose(hits: Hit[], everything: boolean): Promise<Result[]> {
  const fragments = await Promise.all(hits.slice(0, everything ? MOST : SHOWN).map((hit) => hit.data()));
  const results = fragments.map(read);
  const notices = new Set(results.map(({ notice }) => notice));
  if (everything || notices.size === 1) return results;
  return [...notices].flatMap((name) => results.filter(({ notice }) => notice === name).slice(0, OF_ONE_NOTICE));
}

function read(fragment: Fragment): Result {
  const [, page = "", anchor = ""] = /^(.*\/)([^/]*?)(?:\.html)?$/.exec(fragment.url) ?? [];
  const [heading = "", text = ""] = fragment.content.split(MARK);
  const [notice = ""] = fragment.filters.notice ?? [];
  const [pageTitle = ""] = fragment.filters.page ?? [];
  return { address: anchor ? `${page}#${anchor}` : page, notice, heading, pageTitle, text };
}

// ---- showing

function show(results: Result[], query: string, more: boolean, notice: string): void {
  const terms = telling(query);
  const groups = new Map<string, Result[]>();
  for (const result of results) groups.set(result.notice, [...(groups.get(result.notice) ?? []), result]);
  list.replaceChildren(...[...groups].map(([name, members], number) => group(name, members, number, terms)));
  if (more) list.append(createButton("显示更多结果", () => void answer(true).then(() => links()[0]?.focus())));
  list.scrollTop = 0;
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

input.addEventListener("input", (event) => {
  // While Chinese is being composed, the box holds the letters of its spelling.
  if (!(event as InputEvent).isComposing) void answer();
});
input.addEventListener("compositionend", () => void answer());
input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing) links()[0]?.click();
});
dialog.addEventListener("keydown", move);
list.addEventListener("click", ({ target }) => {
  // The place may be on this very page, which then stays.
  if (target instanceof Element && target.closest("a")) dialog.close();
});
for (const option of findAll("[name=search-notice]", dialog)) option.addEventListener("change", () => void answer());

pagefind().catch(forget); // told when something is asked
void answer();

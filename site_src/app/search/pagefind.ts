/** Pagefind, which holds the index: loading it, and the results that it gives. */

import { requireElement } from "../dom/elements";
import type { Fragment, Hit, Index } from "./query";

/** How many results are shown at first, and of one notice if there are several: all that is shown has to be sent. */
const SHOWN = 6;
const OF_ONE_NOTICE = 4;
const MOST = 40;

/** Between heading, text and keywords of a record; see generator/search/indexing.py. */
const SEPARATOR = " ‖ ";

type Pagefind = Index & {
  options: (options: { baseUrl: string; basePath: string; noWorker: boolean }) => Promise<void>;
  init: () => Promise<void>;
  preload: (term: string) => Promise<void>;
  destroy: () => Promise<void>;
};

export type Result = {
  address: string;
  notice: string;
  heading: string;
  pageTitle: string;
  text: string;
};

const { root: rootAddress = "", index: indexFolder = "" } = requireElement("dialog.search").dataset;
const root = new URL(rootAddress, document.baseURI);
const folder = new URL(`assets/search/${indexFolder}/`, root);

let loading: Promise<Pagefind> | null = null;

/** Returns Pagefind, which loads its list of records. */
export function pagefind(): Promise<Pagefind> {
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
export function unload(): void {
  void loading?.then((loaded) => loaded.destroy()).catch(() => {});
  loading = null;
}

/** Loads the words that later questions may need, while the browser has nothing else to do. */
export async function loadAhead(): Promise<void> {
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
export async function loadResults(hits: Hit[], everything: boolean): Promise<Result[]> {
  const fragments = await Promise.all(hits.slice(0, everything ? MOST : SHOWN).map((hit) => hit.data()));
  const results = fragments.map(toResult);
  const notices = new Set(results.map(({ notice }) => notice));
  if (everything || notices.size === 1) return results;
  return [...notices].flatMap((name) => results.filter(({ notice }) => notice === name).slice(0, OF_ONE_NOTICE));
}

function toResult(fragment: Fragment): Result {
  const [, page = "", anchor = ""] = /^(.*\/)([^/]*?)(?:\.html)?$/.exec(fragment.url) ?? [];
  const [heading = "", text = ""] = fragment.content.split(SEPARATOR);
  const [notice = ""] = fragment.filters.notice ?? [];
  const [pageTitle = ""] = fragment.filters.page ?? [];
  return { address: anchor ? `${page}#${anchor}` : page, notice, heading, pageTitle, text };
}

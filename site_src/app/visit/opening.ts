/** Puts the visits of a file together with those that are here; where both say different things, the visitor chooses. */

import { createElement, requireElement } from "../dom/elements";
import { differences, isSameApplicant, merged, type Difference, type Visit } from "../values/visit";

type Way = "here" | "there";

/** Says of an item or a part of the identity what it is called. */
type Titles = { item(name: string): string; identity(name: string): string };

export type Opened = {
  /** The visits that are new or changed. */
  changed: Visit[];
  /** Those of them that were not here before, by key. */
  added: string[];
};

/** Returns what the visits are after a file was opened; null if the visitor would rather not open it. */
export async function putTogether(here: readonly Visit[], opened: readonly Visit[], titles: Titles): Promise<Opened | null> {
  const known = new Map<Visit, Visit>();
  for (const there of opened) {
    const own = here.find(({ key }) => key === there.key) ?? here.find((one) => isSameApplicant(one, there));
    if (own) known.set(there, own);
  }
  const differing = [...known].map(([there, own]) => ({ own, found: differences(own, there) })).filter(({ found }) => found.length);
  const way = differing.length ? await ask(differing, titles) : "here";
  if (!way) return null;
  const changed = opened.map((there) => {
    const own = known.get(there);
    if (!own) return there;
    return way === "here" ? merged(own, there) : { ...merged(there, own), key: own.key, added: own.added };
  });
  return { changed, added: opened.flatMap((there) => (known.has(there) ? [] : [there.key])) };
}

function ask(differing: { own: Visit; found: Difference[] }[], titles: Titles): Promise<Way | null> {
  const dialog = requireElement<HTMLDialogElement>("#visits-dialog");
  const items = differing.flatMap(({ own, found }) =>
    found.map((one) => createElement("li", `${own.texts.name ?? ""}，${named(one, titles)}：这里是“${said(one, one.here)}”，文件里是“${said(one, one.there)}”`)),
  );
  requireElement("[data-list=differences]", dialog).replaceChildren(...items);
  return new Promise((resolve) => {
    const frame = requireElement(".work-foot", dialog);
    const listening = new AbortController();
    const settle = (way: Way | null) => {
      listening.abort();
      dialog.close();
      resolve(way);
    };
    frame.addEventListener(
      "click",
      ({ target }) => {
        const action = target instanceof HTMLElement ? target.dataset.dialogAction : undefined;
        if (action) settle(action === "cancel" ? null : (action as Way));
      },
      { signal: listening.signal },
    );
    dialog.addEventListener("cancel", (event) => (event.preventDefault(), settle(null)), { signal: listening.signal });
    dialog.showModal();
    requireElement("h2", dialog).focus();
  });
}

function named({ part, name }: Difference, titles: Titles): string {
  if (part === "texts") return titles.identity(name);
  return titles.item(name) + (part === "reasons" ? "的原因" : "");
}

function said({ part }: Difference, text: string): string {
  return part === "answers" ? { yes: "是", no: "否" }[text] ?? text : text;
}

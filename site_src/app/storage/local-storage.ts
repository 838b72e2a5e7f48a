/** Texts that are kept in this browser. Storage may be forbidden or full; everything works without it. */

/**
 * Returns the text that is stored for a notice under a name, or an empty one. Copies of the site do not mix, nor do
 * pages, but for one that names another as the place where it stores, or asks for what `page` has stored.
 */
export function loadText(notice: string, name: string, page = ""): string {
  return loadSetting(key(notice, name, page));
}

/** Stores a text, or removes the stored one if it is empty. Returns whether that worked. */
export function storeText(notice: string, name: string, text: string): boolean {
  return storeSetting(key(notice, name), text);
}

/** Returns the names under which something is stored for a notice. */
export function storedNames(notice: string, page = ""): string[] {
  const [before, after] = [`${notice}:`, key(notice, "", page).slice(notice.length + 1)];
  return storedKeys()
    .filter((stored) => stored.startsWith(before) && stored.endsWith(after))
    .map((stored) => stored.slice(before.length, -after.length));
}

/** Returns a stored text as the JSON that it is; null where there is none, or it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Returns those properties of a parsed JSON value that are texts. */
export function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, text]) => typeof text === "string"));
}

/** Returns a text that holds for the whole site, or an empty one. */
export function loadSetting(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** Stores a text that holds for the whole site, or removes the stored one if it is empty. Returns whether that worked. */
export function storeSetting(name: string, text: string): boolean {
  try {
    if (text) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
    return true;
  } catch {
    return false;
  }
}

/** Returns a text that this window keeps for a notice while it is open, or an empty one. */
export function loadForWindow(notice: string, name: string, page = ""): string {
  try {
    return sessionStorage.getItem(key(notice, name, page)) ?? "";
  } catch {
    return "";
  }
}

/** Keeps a text for a notice while this window is open, where that is allowed. */
export function storeForWindow(notice: string, name: string, text: string): void {
  try {
    sessionStorage.setItem(key(notice, name), text);
  } catch {
    // The page goes on with what it has in memory.
  }
}

/** Calls `act` whenever another window of this browser stores another text under a name, as it is called by then. */
export function onStoredElsewhere(notice: string, name: () => string, act: () => void): void {
  self.addEventListener("storage", (event) => {
    if (event.key === key(notice, name())) act();
  });
  // A page that the visitor has left and may come back to gets no events meanwhile.
  let atLeaving = "";
  self.addEventListener("pagehide", () => (atLeaving = loadText(notice, name())));
  self.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && loadText(notice, name()) !== atLeaving) act();
  });
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function key(notice: string, name: string, page = ""): string {
  const place = document.querySelector<HTMLElement>("meta[data-storage]")?.dataset.storage ?? ".";
  return `${notice}:${name}:${new URL(page ? "." : place, page || location.href).pathname}`;
}

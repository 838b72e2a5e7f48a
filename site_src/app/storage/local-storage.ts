/** What is kept in this browser. Storage may be forbidden or full; everything works without it. */

/** Returns what was kept for a notice under a name, or an empty text; pages of copies of the site do not mix. */
export function kept(notice: string, name: string): string {
  try {
    return localStorage.getItem(key(notice, name)) ?? "";
  } catch {
    return "";
  }
}

/** Keeps a text, or forgets what was kept if it is empty. Returns whether that worked. */
export function keep(notice: string, name: string, text: string): boolean {
  try {
    if (text) localStorage.setItem(key(notice, name), text);
    else localStorage.removeItem(key(notice, name));
    return true;
  } catch {
    return false;
  }
}

/** Acts whenever another window of this browser keeps something else under a name. */
export function onKeptElsewhere(notice: string, name: string, act: () => void): void {
  self.addEventListener("storage", (event) => {
    if (event.key === key(notice, name)) act();
  });
  // A page that the visitor has left and may come back to hears nothing meanwhile.
  let left = "";
  self.addEventListener("pagehide", () => (left = kept(notice, name)));
  self.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && kept(notice, name) !== left) act();
  });
}

function key(notice: string, name: string): string {
  return `${notice}:${name}:${new URL(".", location.href).pathname}`;
}

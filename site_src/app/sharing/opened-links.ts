/** Links to this page that carry a draft: noticed when the page is opened, or when one is followed on it. */

const CARRIES_DRAFT = /^#d\d+\./;

/**
 * Opens the draft that the address carries, and takes it out of the address, so that no reload asks again.
 *
 * @param open opens a fragment; returns whether that is settled, rather than to be tried again later
 * @returns the function that looks at the address
 */
export function bindLinks(open: (fragment: string) => Promise<boolean>): () => Promise<void> {
  let isOpening = false;

  async function look(): Promise<void> {
    if (isOpening || !CARRIES_DRAFT.test(location.hash)) return;
    // A row that is being edited belongs to the draft that is there.
    if (document.querySelector("dialog[open]"))
      return document.addEventListener("close", () => void look(), { capture: true, once: true });
    isOpening = true;
    // Another link may be followed while the visitor is asked about this one.
    for (let fragment = location.hash; CARRIES_DRAFT.test(fragment); fragment = location.hash) {
      if (!(await open(fragment))) break;
      if (location.hash === fragment) history.replaceState(history.state, "", location.pathname + location.search);
    }
    isOpening = false;
  }

  self.addEventListener("hashchange", () => void look());
  return look;
}

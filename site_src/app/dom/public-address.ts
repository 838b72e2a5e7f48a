/** Where others can open a page: not where it is a file of this computer. */

/** Returns the page's address without what was entered; empty where others cannot open it. */
export function publicAddress(): string {
  return /^https?:$/.test(location.protocol) ? location.origin + location.pathname : "";
}

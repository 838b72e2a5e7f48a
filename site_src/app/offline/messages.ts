/** What pages and the service worker know of each other: what pages say, and where the checker is kept. */

/** Caches are named after the place of their site, as Workbox names its own: copies on one server do not mix. */
export function checkerCache(scope: string): string {
  return `checker-${scope}`;
}

export type ToServiceWorker =
  /** The visitor has opened the checker. */
  | { type: "keep-checker" }
  /** A page of a version: the worker of that version need not wait if no other page is open, or if the visitor asks for it. */
  | { type: "take-over"; version: string; isAsked: boolean };

/** What pages say to the service worker. */

export type ToServiceWorker =
  /** The visitor has opened the checker. */
  | { type: "keep-checker" }
  /** A page of a version: the worker of that version need not wait if no other page is open, or if the visitor asks for it. */
  | { type: "take-over"; version: string; isAsked: boolean };

/** The messages between the page and the worker in which the checker runs. */

/** The checker's functions that a page may call; each takes JSON and returns JSON, `write` a file's bytes. */
export type Method = "check" | "open" | "splice" | "row" | "read" | "remap" | "take" | "write";

export type ToWorker =
  /** `base` is the absolute URL of the runtime's folder and ends with a slash; `notice` is a notice's id. */
  | { type: "start"; base: string; notice: string }
  | { type: "call"; id: number; method: Method; payload: string; data?: ArrayBuffer };

export type Failure = {
  type: "failed";
  reason:
    /** A file is not there, or the connection broke. */
    | "missing-file"
    /** A file arrived, but the server gave it another type, or it is not what its name says. */
    | "wrong-type"
    /** The browser has no WebAssembly, or the page's policy forbids it. */
    | "no-webassembly"
    /** Nothing was heard from the worker for too long. */
    | "timeout"
    | "internal";
  /** The name of the file, where one is to blame. */
  file?: string;
  /** For whoever looks after the site: what the browser said. */
  detail: string;
};

export type Stage = {
  type: "stage";
  stage: "download" | "python" | "checker";
  /** Bytes received so far, and altogether, of the files whose size is known. */
  loaded?: number;
  total?: number;
};

export type FromWorker =
  | Stage
  | { type: "ready" }
  /** The memory of an earlier visit did not work; the next worker will do without it. */
  | { type: "again" }
  | { type: "answer"; id: number; payload: string | Uint8Array }
  | { type: "error"; id: number; message: string }
  | Failure;

/** Starts the checker's worker, and nothing else: a page does so in its head, before any other script. */

import type { Failure, FromWorker, Start } from "../generated/worker";

/** A worker that was started before the page's scripts; what it says is heard by whoever takes it over. */
export type Launched = Start & { worker: Worker; heard: FromWorker[]; hear(message: FromWorker): void };

declare global {
  interface Window {
    launched?: Launched;
  }
}

/** @returns the absolute address of a runtime's folder, with a slash at its end */
export function folderOf(address: string): string {
  return new URL(address.replace(/\/?$/, "/"), document.baseURI).href;
}

/** Whether the browser keeps the WebAssembly as it came from the server; only such is compiled once for all visits. */
const KEPT = "checker.wasm";

export function startOf(base: string, notice: string): Start {
  return { base, notice, kept: stored() === base };
}

export function storeKept(base: string): void {
  try {
    localStorage.setItem(KEPT, base);
  } catch {
    // the next visit does without
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** What the checker needs of a browser, as far as it can be seen before: Chrome 80, Firefox 113, Safari 16.4. */
export function isTooOld(): boolean {
  return !("DecompressionStream" in self && "BigUint64Array" in self && "replaceChildren" in document);
}

/** Returns what keeps any worker from being started where the page is; null if nothing is known to. */
export function hindrance(): Failure | null {
  if (isTooOld()) return { type: "failed", reason: "old-browser", detail: navigator.userAgent };
  if (window.carrier) return null;
  if (location.protocol === "file:") return { type: "failed", reason: "opened-as-file", detail: "file://" };
  if (self.origin === "null") return { type: "failed", reason: "sandboxed", detail: "sandbox" };
  return null;
}

/**
 * Starts a Blob that imports the worker's script: such a worker inherits the page's content security policy, one
 * started from a URL does not. Pyodide's own script is asked for beside it.
 *
 * @param hear is told what the worker says, and why it cannot be started
 */
export function launchWorker(start: Start, hear: (message: FromWorker) => void): Worker {
  const missing: Failure = { type: "failed", reason: "missing-file", file: "worker.js", detail: "" };
  const forbidden: Failure = { type: "failed", reason: "policy", detail: "" };
  const { carrier } = window;
  const load = `import(addressOf("worker.js")).catch((error) => setTimeout(() => postMessage({ ...${JSON.stringify(missing)}, detail: String(error) }), 20))`;
  const script = [
    `self.START = ${JSON.stringify(start)}`,
    `self.addEventListener("securitypolicyviolation", (event) => postMessage({ ...${JSON.stringify(forbidden)}, detail: event.effectiveDirective }))`,
    // The worker's script waits for Pyodide's, too, and says so.
    carrier?.awaitFiles(load) ?? `self.addressOf = (file) => START.base + file; import(addressOf("pyodide.asm.js")).catch(() => {}); ${load}`,
  ].join(";");
  let directive = "";
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => (directive = effectiveDirective), { once: true });
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = ({ message }) => {
    // A violation is told after it has kept the worker from being started.
    setTimeout(() => hear(directive ? { ...forbidden, detail: directive } : { type: "failed", reason: "internal", detail: message || "no worker" }));
  };
  carrier?.sendFiles(worker, start.base).catch(() => hear(missing));
  return worker;
}

/**
 * Runs the checker. A classic worker, started by the page from a Blob that imports this script: only so does the
 * page's content security policy hold in here. Its own address is therefore a `blob:` one, against which nothing
 * can be resolved; whatever it loads, it loads from the `base` that the page names.
 */

import type { loadPyodide as LoadPyodide } from "pyodide";
import { info } from "pyodide/pyodide-lock.json";

import { LIBRARY, LoadingError, PACKAGES, startLoading, type Loading } from "./worker/loading";
import { confirm, keep, recall } from "./worker/memory-snapshots";
import type { Failure, FromWorker, Method, ToWorker } from "./protocol";

/** Defined by pyodide.js. */
declare const loadPyodide: typeof LoadPyodide;

/** The bytes of everything that a first visit downloads and counts; put in by the build. */
declare const DOWNLOAD_BYTES: number;

/** The Python module `checker.browser`. */
type Browser = { start(notice: string): void } & Record<
  Method,
  (payload: string, data?: PythonBytes) => string | PythonBytes
>;

/** Python's `bytes` and the like, as Pyodide hands them over. */
type PythonBytes = { toJs(): Uint8Array; destroy(): void };

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

type Started = {
  browser: Browser;
  toPython(bytes: Uint8Array): PythonBytes;
  load(archive: string): Promise<void>;
  run(code: string): void;
};

async function start(base: string, notice: string): Promise<Started> {
  requireWebAssembly();
  post({ type: "stage", stage: "download" });
  let loaded = 0;
  const loading = startLoading(base, (count) => {
    loaded += count;
    post({ type: "stage", stage: "download", loaded, total: DOWNLOAD_BYTES });
  });
  const started = await Promise.race([startChecker(base, notice, loading), loading.failed]);
  loading.close();
  return started;
}

async function startChecker(base: string, notice: string, loading: Loading): Promise<Started> {
  const name = `${base}#${notice}`;
  const recalled = recall(name);
  await loading.underway;
  post({ type: "stage", stage: "python" });
  self.importScripts(`${base}pyodide.asm.js`); // Pyodide would load it later, while memory is not being read
  self.importScripts(`${base}pyodide.js`);
  const memory = await recalled;
  fromMemory = memory !== undefined;
  let sitePackages = "";
  const python = await loadPyodide({
    indexURL: base,
    stdLibURL: base + LIBRARY,
    // Without these two, Pyodide would look for packages on a public network.
    packageBaseUrl: base,
    lockFileContents: JSON.stringify({ info, packages: {} }),
    fsInit: async (_files, paths) => void ({ sitePackages } = paths),
    ...(memory ? { _loadSnapshot: memory } : { _makeSnapshot: true }),
  });
  post({ type: "stage", stage: "checker" });
  const packages = await loading.bytes(PACKAGES);
  const unpack = () => python.unpackArchive(packages, "zip", { extractDir: sitePackages });
  if (memory) {
    void confirm(name);
    afterFirstVerdict(unpack); // what has been imported is in memory
  } else {
    unpack();
    python.runPython(`from checker import browser; browser.start(${JSON.stringify(notice)})`);
    const started = (python as unknown as Snapshots).makeMemorySnapshot();
    afterFirstVerdict(() => void keep(base, name, started));
  }
  return {
    browser: python.pyimport("checker.browser") as Browser,
    toPython: (bytes) => python.toPy(bytes) as PythonBytes,
    async load(archive) {
      const contents = await loading.archive(archive);
      doLater();
      python.unpackArchive(contents, "zip", { extractDir: sitePackages });
      python.runPython("import sys; sys.path_importer_cache.clear()"); // the folder has been looked into before
    },
    run: (code) => void python.runPython(code),
  };
}

/** A part of Pyodide that it does not declare. */
type Snapshots = { makeMemorySnapshot(): Uint8Array };

const later: (() => void)[] = [];

/** Leaves for later what a visitor need not wait for. */
function afterFirstVerdict(action: () => void): void {
  later.push(action);
}

function doLater(): void {
  for (const action of later.splice(0)) action();
}

/** What a method needs beyond what the start needs: reading tables does without what writes workbooks. */
const SHEETS = "sheets.zip";
const ARCHIVES: Partial<Record<Method, readonly string[]>> = {
  read: [SHEETS],
  remap: [SHEETS],
  take: [SHEETS],
  write: [SHEETS, "openpyxl.zip"],
};

const loaded = new Map<string, Promise<void>>();

/** An archive is loaded by whoever needs it first; after a failure, by whoever tries again. */
function archiveLoaded(archive: string, { load }: Started): Promise<void> {
  const loading = loaded.get(archive) ?? load(archive).catch((error) => {
    loaded.delete(archive);
    if (!(error instanceof LoadingError)) throw error;
    throw new Error(`读写表格所需的文件 ${error.file} 没有取到，请检查网络后重试（${error.message}）`);
  });
  loaded.set(archive, loading);
  return loading;
}

/** Gets ready to read tables while the visitor is busy with the form; whoever needs it before loads it then. */
async function prepareSheets(started: Started): Promise<void> {
  await archiveLoaded(SHEETS, started);
  started.run("from checker.sheets import worker");
}

/** Compiles an empty module: where even that is impossible or forbidden, Pyodide would wait for ever. */
function requireWebAssembly(): void {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch (error) {
    throw new LoadingError("no-webassembly", "", String(error));
  }
}

function failure(error: unknown): Failure {
  if (!(error instanceof LoadingError)) return { type: "failed", reason: "internal", detail: String(error) };
  const { reason, file, message } = error;
  return { type: "failed", reason, detail: message, ...(file && { file }) };
}

async function answer(started: Started, { id, method, payload, data }: Call): Promise<FromWorker> {
  try {
    for (const archive of ARCHIVES[method] ?? []) await archiveLoaded(archive, started);
    const result = call(started.browser[method], payload, data && started.toPython(new Uint8Array(data)));
    return { type: "answer", id, payload: typeof result === "string" ? result : bytesOf(result) };
  } catch (error) {
    if (isFatal(error)) return failure(error);
    const lines = String(error instanceof Error ? error.message : error).trim().split("\n");
    return { type: "error", id, message: lines.pop() ?? "" }; // of Python's errors, the others say where
  }
}

function call(method: Browser[Method], payload: string, data: PythonBytes | undefined): string | PythonBytes {
  if (!data) return method(payload);
  try {
    return method(payload, data);
  } finally {
    data.destroy();
  }
}

/** Whether Python itself has broken down: from then on it answers nothing. */
function isFatal(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError || /fatally failed/i.test(String(error));
}

function bytesOf(written: PythonBytes): Uint8Array {
  const bytes = written.toJs();
  written.destroy();
  return bytes;
}

type Call = Extract<ToWorker, { type: "call" }>;

let started: Started;
let fromMemory = false;

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "call") {
    const message = await answer(started, data);
    post(message, message.type === "answer" && typeof message.payload !== "string" ? [message.payload.buffer] : []);
    setTimeout(doLater, 500);
    return;
  }
  try {
    started = await start(data.base, data.notice);
    afterFirstVerdict(() => void prepareSheets(started).catch(() => {})); // who needs it will be told
    post({ type: "ready" });
  } catch (error) {
    post(fromMemory ? { type: "again" } : failure(error));
  }
};

/** Starts Python and the checker in it, from the memory of an earlier visit where there is one. */

import { loadPyodide } from "pyodide";
import { info } from "pyodide/pyodide-lock.json";

import type { Method, Start } from "../generated/worker";
import { defer, runDeferred } from "./deferred";
import { LIBRARY, LoadingError, PACKAGES, startLoading, type Loading } from "./loading";
import { SnapshotInPlace, type KeptMemory } from "./memory-pages";
import { confirm, keep, recall } from "./memory-snapshots";
import { post } from "./post";

/** The bytes of everything that a first visit downloads and counts; put in by the build. */
declare const DOWNLOAD_BYTES: number;

/** Python's `bytes` and the like, as Pyodide hands them over. */
export type PythonBytes = { toJs(): Uint8Array; destroy(): void };

/** The functions of the Python module `checker.browser`. */
type Functions = Record<Method, (payload: string, data?: PythonBytes) => string | PythonBytes>;

/** Milliseconds since the worker was started. */
const QUICK = 10_000;

/** Where Python looks for its standard library. */
const LIBRARY_PLACE = "/lib/python313.zip";

export type Checker = {
  functions: Functions;
  toPython(bytes: Uint8Array): PythonBytes;
  /** Downloads an archive of Python modules and makes them importable. */
  load(archive: string): Promise<void>;
  run(code: string): void;
};

/** Whether the start uses the memory of an earlier visit. */
export let isFromMemory = false;

export async function startPython({ base, notice, kept }: Start): Promise<Checker> {
  requireWebAssembly();
  post({ type: "stage", stage: "download" });
  let loaded = 0;
  let isStarting = true;
  const loading = startLoading(base, kept, (count) => {
    loaded += count;
    if (isStarting) post({ type: "stage", stage: "download", loaded, total: DOWNLOAD_BYTES });
  });
  const checker = await Promise.race([startChecker(base, notice, kept, loading), loading.failed]);
  isStarting = false;
  return checker;
}

async function startChecker(base: string, notice: string, kept: boolean, loading: Loading): Promise<Checker> {
  const name = `${base}#${notice}`;
  const memory = await recall(name);
  isFromMemory = memory !== undefined;
  const archives = () => Promise.all([loading.archive(LIBRARY), loading.archive(PACKAGES)]);
  const downloaded = memory ? null : archives();
  downloaded?.catch(() => {}); // told through `failed`
  loading.serve(LIBRARY, async () => (downloaded ? (await downloaded)[0] : new Uint8Array()));
  await loading.script;
  if (!memory) await loading.compiled;
  post({ type: "stage", stage: "python", memory: isFromMemory });
  let sitePackages = "";
  const python = await loadPyodide({
    indexURL: base,
    stdLibURL: base + LIBRARY,
    // Without these two, Pyodide would look for packages on a public network.
    packageBaseUrl: base,
    lockFileContents: JSON.stringify({ info, packages: {} }),
    fsInit: async (_files, paths) => void ({ sitePackages } = paths),
    ...(memory ? { _loadSnapshot: inPlace(memory, loading) } : { _makeSnapshot: true }),
  });
  post({ type: "stage", stage: "checker", memory: isFromMemory });
  const unpack = (archive: Uint8Array) => python.unpackArchive(archive, "zip", { extractDir: sitePackages });
  if (downloaded) {
    unpack((await downloaded)[1]);
    python.runPython(`from checker import browser; browser.start(${JSON.stringify(notice)})`);
    const snapshot = (python as unknown as Snapshots).makeMemorySnapshot();
    defer(() => keep(base, name, snapshot));
  } else {
    void confirm(name);
    defer(async () => {
      const [library, packages] = await archives();
      python.FS.writeFile(LIBRARY_PLACE, library);
      unpack(packages);
    });
  }
  if (!kept && (memory || isQuick())) defer(() => void keepWebAssembly(loading));
  return {
    functions: python.pyimport("checker.browser") as Functions,
    toPython: (bytes) => python.toPy(bytes) as PythonBytes,
    async load(archive) {
      const contents = await loading.archive(archive);
      await runDeferred();
      unpack(contents);
      python.runPython("import sys; sys.path_importer_cache.clear()"); // the folder has been looked into before
    },
    run: (code) => void python.runPython(code),
  };
}

/** Returns a snapshot whose contents may still be on their way while Pyodide gets ready. */
function inPlace(memory: KeptMemory, loading: Loading): SnapshotInPlace {
  let contents!: Uint8Array;
  loading.awaitBefore(memory.contents.then((read) => (contents = read)));
  return new SnapshotInPlace(memory, () => contents, loading.memory);
}

async function keepWebAssembly(loading: Loading): Promise<void> {
  try {
    await loading.keepWebAssembly();
    post({ type: "kept" });
  } catch {
    // the next visit tries again
  }
}

/** Whether all has come so soon that another download is no burden; otherwise, that waits for a second visit. */
function isQuick(): boolean {
  return performance.now() < QUICK;
}

/** A part of Pyodide that it does not declare. */
type Snapshots = { makeMemorySnapshot(): Uint8Array };

/** Compiles an empty module: where even that is impossible or forbidden, Pyodide would wait for ever. */
function requireWebAssembly(): void {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch (error) {
    const reason = /content security policy/i.test(String(error)) ? "policy" : "no-webassembly";
    throw new LoadingError(reason, "", String(error));
  }
}

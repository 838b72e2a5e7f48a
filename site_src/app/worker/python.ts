/** Starts Python and the checker in it, from the memory of an earlier visit where there is one. */

import type { loadPyodide as LoadPyodide } from "pyodide";
import { info } from "pyodide/pyodide-lock.json";

import type { Method } from "../generated/worker";
import { defer, runDeferred } from "./deferred";
import { LIBRARY, LoadingError, PACKAGES, startLoading, type Loading } from "./loading";
import { confirm, keep, recall } from "./memory-snapshots";
import { post } from "./post";

/** Defined by pyodide.js. */
declare const loadPyodide: typeof LoadPyodide;

/** The bytes of everything that a first visit downloads and counts; put in by the build. */
declare const DOWNLOAD_BYTES: number;

/** Python's `bytes` and the like, as Pyodide hands them over. */
export type PythonBytes = { toJs(): Uint8Array; destroy(): void };

/** The functions of the Python module `checker.browser`. */
type Functions = Record<Method, (payload: string, data?: PythonBytes) => string | PythonBytes>;

export type Checker = {
  functions: Functions;
  toPython(bytes: Uint8Array): PythonBytes;
  /** Downloads an archive of Python modules and makes them importable. */
  load(archive: string): Promise<void>;
  run(code: string): void;
};

/** Whether the start uses the memory of an earlier visit. */
export let isFromMemory = false;

/** @param base absolute URL of the runtime's folder, with a slash at its end */
export async function startPython(base: string, notice: string): Promise<Checker> {
  requireWebAssembly();
  post({ type: "stage", stage: "download" });
  let loaded = 0;
  const loading = startLoading(base, (count) => {
    loaded += count;
    post({ type: "stage", stage: "download", loaded, total: DOWNLOAD_BYTES });
  });
  const checker = await Promise.race([startChecker(base, notice, loading), loading.failed]);
  loading.close();
  return checker;
}

async function startChecker(base: string, notice: string, loading: Loading): Promise<Checker> {
  const name = `${base}#${notice}`;
  const recalled = recall(name);
  await loading.underway;
  post({ type: "stage", stage: "python" });
  self.importScripts(`${base}pyodide.asm.js`); // Pyodide would load it later, while memory is not being read
  self.importScripts(`${base}pyodide.js`);
  const memory = await recalled;
  isFromMemory = memory !== undefined;
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
    defer(unpack); // what has been imported is in memory
  } else {
    unpack();
    python.runPython(`from checker import browser; browser.start(${JSON.stringify(notice)})`);
    const snapshot = (python as unknown as Snapshots).makeMemorySnapshot();
    defer(() => void keep(base, name, snapshot));
  }
  return {
    functions: python.pyimport("checker.browser") as Functions,
    toPython: (bytes) => python.toPy(bytes) as PythonBytes,
    async load(archive) {
      const contents = await loading.archive(archive);
      runDeferred();
      python.unpackArchive(contents, "zip", { extractDir: sitePackages });
      python.runPython("import sys; sys.path_importer_cache.clear()"); // the folder has been looked into before
    },
    run: (code) => void python.runPython(code),
  };
}

/** A part of Pyodide that it does not declare. */
type Snapshots = { makeMemorySnapshot(): Uint8Array };

/** Compiles an empty module: where even that is impossible or forbidden, Pyodide would wait for ever. */
function requireWebAssembly(): void {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch (error) {
    throw new LoadingError("no-webassembly", "", String(error));
  }
}

/**
 * Everything that the worker loads goes through here. Pyodide never settles when a file of its own cannot be used;
 * these guards notice, and say which file it was.
 */

import type { FailureReason } from "../generated/worker";

const WASM = "pyodide.asm.wasm";
const SCRIPT = "pyodide.asm.js";
export const LIBRARY = "python_stdlib.zip";
export const PACKAGES = "packages.zip";

/** A file of the runtime cannot be used. */
export class LoadingError extends Error {
  constructor(
    readonly reason: FailureReason,
    readonly file: string,
    detail: string,
  ) {
    super(detail);
  }
}

export type Loading = {
  /** Never resolves; rejects with a LoadingError as soon as a file cannot be used. */
  failed: Promise<never>;
  /** Resolves when it is time to run Pyodide's scripts. */
  underway: Promise<unknown>;
  /** Returns a file's contents. */
  bytes(file: string): Promise<ArrayBuffer>;
  /** Returns the contents of an archive that is needed only once the checker runs; nobody waits for its bytes. */
  archive(file: string): Promise<ArrayBuffer>;
  /** From now on nothing else can be loaded any more. */
  close(): void;
};

/**
 * Starts to download the big files, and puts guards before the functions with which Pyodide loads.
 *
 * A browser keeps compiled WebAssembly only with responses that no script has touched. Hence two ways: on a first
 * visit every byte is counted, so that a slow network shows progress, and all is there before a script that blocks
 * the worker is run; on later visits nothing is counted, and all overlaps.
 *
 * @param base absolute URL of the runtime's folder, with a slash at its end
 * @param onBytes is told how many bytes have just arrived
 */
export function startLoading(base: string, onBytes: (count: number) => void): Loading {
  const native = { fetch: self.fetch.bind(self), importScripts: self.importScripts.bind(self) };
  const firstVisit = isDownloaded(`${base}worker.js`);
  const counted: Promise<void>[] = [];
  let fail!: (error: LoadingError) => void;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));

  // A failure is told to `failed` as well as to the caller: Pyodide swallows it, our own code must not go on.
  const failing = (error: unknown, file: string): LoadingError => {
    const failure = error instanceof LoadingError ? error : new LoadingError("missing-file", file, String(error));
    fail(failure);
    return failure;
  };

  /** The folder's name changes with its contents: what is in the cache is never out of date, but it may be damaged. */
  async function download(file: string): Promise<Response> {
    try {
      return await downloadOnce(file, "force-cache").catch(() => downloadOnce(file, "reload"));
    } catch (error) {
      throw failing(error, file);
    }
  }

  async function requested(file: string, cache: RequestCache): Promise<Response> {
    const response = await native.fetch(base + file, { cache });
    if (!response.ok) throw new LoadingError("missing-file", file, `HTTP ${response.status}`);
    return response;
  }

  async function archiveOnce(file: string, cache: RequestCache): Promise<ArrayBuffer> {
    return (await checkedArchive(await requested(file, cache), file)).arrayBuffer();
  }

  async function downloadOnce(file: string, cache: RequestCache): Promise<Response> {
    const response = await requested(file, cache);
    if (file === WASM) checkType(response);
    if (firstVisit) counted.push(countBytes(response.clone(), onBytes).catch((error) => fail(failing(error, file))));
    return file === WASM || file === SCRIPT ? response : await checkedArchive(response, file);
  }

  async function compile(): Promise<WebAssembly.Module> {
    try {
      return await WebAssembly.compileStreaming(downloads.get(base + WASM)!);
    } catch (error) {
      if (!isWebAssemblyError(error)) throw error;
      return WebAssembly.compileStreaming(downloadOnce(WASM, "reload"));
    }
  }

  // Started here rather than when Pyodide asks, so that they arrive while its script is being read.
  const files = [WASM, LIBRARY, PACKAGES, ...(firstVisit ? [SCRIPT] : [])];
  const downloads = new Map(files.map((file) => [base + file, download(file)]));
  const arrived = Promise.all(downloads.values()).then(() => Promise.all(counted));
  const module = compile();
  for (const promise of [arrived, module]) promise.catch(() => {}); // told through `failed`

  self.fetch = (input) => downloads.get(String(input)) ?? Promise.reject(new TypeError(`not to be loaded: ${input}`));

  self.importScripts = (...urls) => {
    try {
      native.importScripts(...urls);
    } catch (error) {
      throw failing(error, urls.map((url) => String(url).slice(base.length)).join());
    }
  };

  WebAssembly.instantiateStreaming = async (_source, imports) => {
    try {
      const compiled = await module;
      return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
    } catch (error) {
      throw failing(isWebAssemblyError(error) ? new LoadingError("wrong-type", WASM, String(error)) : error, WASM);
    }
  };

  return {
    failed,
    underway: firstVisit ? arrived : Promise.resolve(),
    bytes: async (file) => (await self.fetch(base + file)).arrayBuffer(),
    archive: (file) => archiveOnce(file, "force-cache").catch(() => archiveOnce(file, "reload")),
    close() {
      downloads.clear();
      self.importScripts = (...urls) => {
        throw new TypeError(`not to be loaded: ${urls}`);
      };
    },
  };
}

/** Whether a script that has just been run came over the network, not from the browser's cache. */
function isDownloaded(url: string): boolean {
  const [entry] = performance.getEntriesByName(url) as PerformanceResourceTiming[];
  // From the cache it costs nothing, or some headers where the server was asked first.
  return entry !== undefined && entry.transferSize > entry.encodedBodySize;
}

async function countBytes(response: Response, onBytes: (count: number) => void): Promise<void> {
  const reader = response.body!.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) onBytes(chunk.value.byteLength);
}

function isWebAssemblyError(error: unknown): boolean {
  return error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
}

function checkType(response: Response): void {
  const type = response.headers.get("content-type") ?? "";
  if (type.split(";")[0]?.trim().toLowerCase() === "application/wasm") return;
  throw new LoadingError("wrong-type", WASM, `Content-Type: ${type || "none"}, not application/wasm`);
}

/**
 * Reads an archive to its end: a server that answers every address with a page of its own says 200 as well, and so does
 * one that has only a part of the file, whose end record is then missing.
 */
async function checkedArchive(response: Response, file: string): Promise<Response> {
  const bytes = await response.arrayBuffer();
  if (textAt(bytes, 0) !== "PK\x03\x04") throw new LoadingError("wrong-type", file, "not a zip file");
  if (textAt(bytes, bytes.byteLength - END_RECORD) !== "PK\x05\x06")
    throw new LoadingError("wrong-type", file, `incomplete: ${bytes.byteLength} bytes`);
  return new Response(bytes);
}

/** The length of a zip file's last record, where there is no comment. */
const END_RECORD = 22;

function textAt(bytes: ArrayBuffer, position: number): string {
  return new TextDecoder().decode(bytes.slice(position, position + 4));
}

/**
 * Everything that the worker loads goes through here. Pyodide never settles when a file of its own cannot be used;
 * these guards notice, and say which file it was.
 */

import type { FailureReason } from "../generated/worker";
import { inTime } from "../values/patience";
import { inflated } from "./compressed";

const WASM = "pyodide.asm.wasm";
const SCRIPT = "pyodide.asm.js";
const COMPRESSED_WASM = "pyodide.asm.bin";
export const LIBRARY = "python_stdlib.bin";
export const PACKAGES = "packages.bin";

/** Where a file of the runtime can be fetched or imported; put there by the script that imports the worker's. */
declare function addressOf(file: string): string;

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
  /** Resolves when the WebAssembly is compiled; what goes wrong is told to `failed`. */
  compiled: Promise<unknown>;
  /** Resolves when Pyodide's own script has been run. */
  script: Promise<unknown>;
  /** Returns Python's memory, and where that ends which has been in use since it was made. */
  memory(): { memory: Uint8Array; touched: number };
  /** Has Pyodide wait for something before it begins to run. */
  awaitBefore(what: Promise<unknown>): void;
  /** What Pyodide gets when it asks for a file. */
  serve(file: string, contents: () => Promise<Uint8Array>): void;
  /** Returns an archive's contents. */
  archive(file: string): Promise<Uint8Array>;
  /** Has the browser keep the WebAssembly as it is, and so, from the next visits on, compiled. */
  keepWebAssembly(): Promise<void>;
};

/**
 * Starts to download the big files, and puts guards before the functions with which Pyodide loads.
 *
 * Files come compressed, whatever the server does. A browser keeps compiled WebAssembly only with responses that no
 * script has touched, hence a second file of that, which is loaded once the visitor has a verdict.
 *
 * @param base absolute URL of the runtime's folder, with a slash at its end
 * @param isKept whether the browser has that second file
 * @param onBytes is told how many bytes have just arrived
 */
export function startLoading(base: string, isKept: boolean, onBytes: (count: number) => void): Loading {
  const fetchFile = self.fetch.bind(self);
  let fail!: (error: LoadingError) => void;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  const interrupted = new Map<string, LoadingError>();
  let awaited: Promise<unknown> = Promise.resolve();
  let imported!: WebAssembly.Imports;
  let instance!: WebAssembly.Instance;

  // A failure is told to `failed` as well as to the caller: Pyodide swallows it, our own code must not go on.
  const failing = (error: unknown, file: string, reason: FailureReason = "wrong-type"): LoadingError => {
    const known = interrupted.get(file) ?? (error instanceof LoadingError ? error : null);
    const failure = known ?? new LoadingError(reason, file, String(error));
    fail(failure);
    return failure;
  };

  async function requested(file: string, cache: RequestCache): Promise<Response> {
    const response = await inTime(fetchFile(addressOf(file), { cache })).catch((error) => {
      throw new LoadingError("missing-file", file, String(error));
    });
    if (!response.ok) throw new LoadingError("missing-file", file, `HTTP ${response.status}`);
    return response;
  }

  /** The folder's name changes with its contents: what is in the cache is never out of date, but it may be damaged. */
  async function twice<T>(load: (cache: RequestCache) => Promise<T>): Promise<T> {
    return load("force-cache").catch(() => load("reload"));
  }

  async function contents(file: string, cache: RequestCache): Promise<ReadableStream<Uint8Array>> {
    interrupted.delete(file);
    const onInterrupted = (error: unknown) => interrupted.set(file, new LoadingError("missing-file", file, String(error)));
    return inflated((await requested(file, cache)).body!, { onBytes, onInterrupted });
  }

  /** Whoever asks is told of a failure; at the start, `failed` is as well. */
  async function archive(file: string): Promise<Uint8Array> {
    try {
      return await twice(async (cache) => checkedArchive(await new Response(await contents(file, cache)).arrayBuffer(), file));
    } catch (error) {
      throw failing(error, file);
    }
  }

  async function compiled(): Promise<WebAssembly.Module> {
    if (isKept) {
      const module = await WebAssembly.compileStreaming(requested(WASM, "force-cache")).catch(() => undefined);
      if (module) return module;
    }
    return twice(async (cache) => {
      const headers = { "Content-Type": "application/wasm" };
      return WebAssembly.compileStreaming(new Response(await contents(COMPRESSED_WASM, cache), { headers }));
    });
  }

  const module = compiled().catch((error) => {
    throw failing(error, COMPRESSED_WASM);
  });
  module.catch(() => {}); // whoever waits is told

  WebAssembly.instantiateStreaming = async (_source, imports) => {
    try {
      const [compiled] = await Promise.all([module, awaited]);
      [imported, instance] = [imports!, await WebAssembly.instantiate(compiled, imports)];
      return { module: compiled, instance };
    } catch (error) {
      throw failing(error, COMPRESSED_WASM);
    }
  };

  const served = new Map<string, () => Promise<Uint8Array>>([[base + WASM, async () => new Uint8Array()]]);
  const script = import(addressOf(SCRIPT)).catch((error) => {
    throw failing(error, SCRIPT, "missing-file");
  });
  script.catch(() => {}); // whoever waits is told

  self.importScripts = (...urls) => {
    throw new TypeError(`not to be loaded: ${urls}`);
  };
  self.fetch = async (input) => {
    const contents = served.get(String(input));
    if (!contents) throw new TypeError(`not to be loaded: ${input}`);
    return new Response((await contents()) as BodyInit);
  };

  return {
    failed,
    compiled: module,
    memory() {
      const { buffer } = imported.env!.memory as WebAssembly.Memory;
      return { memory: new Uint8Array(buffer), touched: (instance.exports.sbrk as (more: number) => number)(0) };
    },
    awaitBefore: (what) => void (awaited = what),
    serve: (file, contents) => void served.set(base + file, contents),
    script,
    archive,
    async keepWebAssembly() {
      await (await requested(WASM, "force-cache")).body!.pipeTo(new WritableStream());
    },
  };
}

/**
 * Looks at an archive's beginning and end: a server that answers every address with a page of its own says 200 as
 * well, and so does one that has only a part of the file, whose end record is then missing.
 */
function checkedArchive(contents: ArrayBuffer, file: string): Uint8Array {
  const bytes = new Uint8Array(contents);
  if (textAt(bytes, 0) !== "PK\x03\x04") throw new LoadingError("wrong-type", file, "not an archive");
  if (textAt(bytes, bytes.byteLength - END_RECORD) !== "PK\x05\x06")
    throw new LoadingError("wrong-type", file, `incomplete: ${bytes.byteLength} bytes`);
  return bytes;
}

/** The length of a zip file's last record, where there is no comment. */
const END_RECORD = 22;

function textAt(bytes: Uint8Array, position: number): string {
  return new TextDecoder().decode(bytes.subarray(position, position + 4));
}

/**
 * Runs the checker, in a worker that the page starts from a Blob which imports this module: only so does the page's
 * content security policy hold in here. The worker's own address is therefore a `blob:` one, against which nothing
 * can be resolved; whatever it loads, it loads from the `base` that the page names.
 */

import type { Call, Failure, FromWorker, Start, ToWorker } from "./generated/worker";
import { archiveMessage, loadArchives, prepareSheets } from "./worker/archives";
import { defer, runDeferred } from "./worker/deferred";
import { toFault } from "./worker/faults";
import { LoadingError } from "./worker/loading";
import { post } from "./worker/post";
import { isFromMemory, startPython, type Checker, type PythonBytes } from "./worker/python";

/** Put there by the script that imports this one. */
declare const START: Start;

const { base } = START;
const starting = start();

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  const message = await answer(data, await starting);
  post(message, message.type === "answer" && typeof message.payload !== "string" ? [message.payload.buffer] : []);
  setTimeout(() => void runDeferred().catch(() => {}), 500); // whoever needs what has failed is told
};

/** Never resolves where the start has failed: the page then ends the worker. */
async function start(): Promise<Checker> {
  try {
    const checker = await startPython(START);
    defer(() => void prepareSheets(checker));
    post({ type: "ready" });
    return checker;
  } catch (error) {
    setTimeout(() => post(isFromMemory ? { type: "again" } : failure(error)), 20); // a policy that forbids it is told first
    return new Promise(() => {});
  }
}

async function answer({ id, method, payload, data }: Call, checker: Checker): Promise<FromWorker> {
  try {
    await loadArchives(method, checker);
    const result = run(checker.functions[method], payload, data && checker.toPython(new Uint8Array(data)));
    return { type: "answer", id, payload: typeof result === "string" ? result : bytesOf(result) };
  } catch (error) {
    if (isFatal(error)) return failure(error);
    if (error instanceof LoadingError) return { type: "error", id, message: archiveMessage(error) };
    return { type: "error", id, fault: toFault(error, base) };
  }
}

function run(method: Checker["functions"][Call["method"]], payload: string, data: PythonBytes | undefined): string | PythonBytes {
  if (!data) return method(payload);
  try {
    return method(payload, data);
  } finally {
    data.destroy();
  }
}

function failure(error: unknown): Failure {
  if (!(error instanceof LoadingError)) return { type: "failed", reason: "internal", detail: String(error) };
  const { reason, file, message } = error;
  return { type: "failed", reason, detail: message, ...(file && { file }) };
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

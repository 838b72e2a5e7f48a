/** Starts the checker in a worker and calls it. */

import type { Call, CallError, Calls, Failure, Fault, FromWorker, Method, Stage } from "../generated/worker";
import { isOutdated, SITE_UPDATED } from "../dom/site-version";
import { folderOf, hindrance, launchWorker, startOf, storeKept, type Launched } from "./launch";

/** The checker has stopped, so a call is not answered; the page says why. */
export class CheckerStopped extends Error {
  constructor() {
    super("核对程序已停止，请重试或刷新页面。");
  }
}

/** A call could not be answered, for a reason that its message tells the visitor. */
export class CallFailed extends Error {}

/** A call ended in a fault of the site's own program. */
export class CheckerFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

export type Listeners = {
  onStage(stage: Stage): void;
  onReady(): void;
  /** Called at most once, before or after `onReady`; the runtime has stopped by then. */
  onFailed(failure: Failure): void;
};

export type Runtime = {
  /** Stops the worker, whatever it is doing; calls under way, and later ones, are refused with `CheckerStopped`. */
  stop(): void;
  /** Calls one of the checker's functions. The bytes of a file are gone for the page afterwards. */
  call<M extends Method>(method: M, request: Calls[M]["request"], data?: ArrayBuffer): Promise<Calls[M]["answer"]>;
};

/** Milliseconds that a start from memory, usually some tenths of a second, may take on a very slow machine. */
const MEMORY_PATIENCE = 10_000;

/**
 * Starts the checker for a notice. Calls made before `onReady` are answered after it.
 *
 * @param base URL of the runtime's folder, relative to the page or absolute
 * @param patience milliseconds without any sign of progress after which the start counts as failed. A slow network
 *     that still delivers is waited for.
 */
export function startRuntime(base: string, notice: string, listeners: Listeners, patience = 90_000): Runtime {
  const start = startOf(folderOf(base), notice);
  const waiting = new Map<number, Waiting>();
  let worker = launch();
  let state: "starting" | "ready" | "stopped" = "starting";
  let queue: Call[] = [];
  let calls = 0;
  let timer = 0;

  /** Takes over the worker that the page's head has started, or starts one. */
  function launch(): Worker | null {
    const hear = (message: FromWorker) => {
      if (state !== "stopped") receive(message);
    };
    const early = takeLaunched();
    if (early) {
      early.hear = hear;
      queueMicrotask(() => early.heard.forEach(hear));
      return early.worker;
    }
    try {
      const failure = hindrance();
      if (!failure) return launchWorker(start, hear);
      queueMicrotask(() => hear(failure));
    } catch (error) {
      queueMicrotask(() => hear({ type: "failed", reason: "internal", detail: String(error) }));
    }
    return null;
  }

  function takeLaunched(): Launched | undefined {
    const { launched } = window;
    if (launched?.base !== start.base || launched.notice !== notice) return undefined;
    delete window.launched;
    return launched;
  }

  function stop(): void {
    state = "stopped";
    clearTimeout(timer);
    worker?.terminate();
    for (const { reject } of waiting.values()) reject(new CheckerStopped());
    waiting.clear();
  }

  function fail(failure: Failure): void {
    if (state === "stopped") return;
    stop();
    listeners.onFailed(failure);
  }

  function expectProgress(fromMemory = false): void {
    const detail = `nothing heard for ${patience} ms`;
    clearTimeout(timer);
    timer = fromMemory
      ? window.setTimeout(startAgain, Math.min(MEMORY_PATIENCE, patience))
      : window.setTimeout(() => fail({ type: "failed", reason: "timeout", detail }), patience);
  }

  /** Goes on without the memory of an earlier visit, which the next worker finds marked. */
  function startAgain(): void {
    worker?.terminate();
    worker = launch();
    expectProgress();
  }

  function settle(id: number): Waiting | undefined {
    const call = waiting.get(id);
    waiting.delete(id);
    return call;
  }

  function receive(message: FromWorker): void {
    switch (message.type) {
      case "stage":
        expectProgress(message.memory);
        return listeners.onStage(message);
      case "ready":
        clearTimeout(timer);
        state = "ready";
        queue.forEach(send);
        queue = [];
        return listeners.onReady();
      case "kept":
        return storeKept(start.base);
      case "answer":
        return settle(message.id)?.resolve(message.payload);
      case "error":
        return void refuse(message, settle(message.id));
      case "again":
        return startAgain();
      case "failed":
        // What a policy forbids once the checker runs is not what keeps it from running.
        return state === "ready" && message.reason === "policy" ? undefined : fail(message);
    }
  }

  function send(call: Call): void {
    worker?.postMessage(call, call.data ? [call.data] : []);
  }

  async function call<M extends Method>(method: M, request: Calls[M]["request"], data?: ArrayBuffer): Promise<Calls[M]["answer"]> {
    if (state === "stopped") throw new CheckerStopped();
    const message: Call = { type: "call", id: ++calls, method, payload: JSON.stringify(request), ...(data && { data }) };
    const answer = new Promise<string | Uint8Array>((resolve, reject) => waiting.set(message.id, { resolve, reject }));
    if (state === "ready") send(message);
    else queue.push(message);
    const payload = await answer;
    return typeof payload === "string" ? JSON.parse(payload) : payload;
  }

  expectProgress();
  return { call, stop };
}

/** A file that is missing may be one of a site that has been replaced. */
async function refuse(error: CallError, call: Waiting | undefined): Promise<void> {
  if ("fault" in error) call?.reject(new CheckerFault(error.fault));
  else call?.reject(new CallFailed((await isOutdated()) ? SITE_UPDATED : error.message));
}

type Waiting = { resolve(payload: string | Uint8Array): void; reject(error: Error): void };

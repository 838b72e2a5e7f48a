/** Files that are sent compressed by name, so that servers which compress nothing send as little as others. */

import { inTime } from "../values/patience";

export type Listeners = {
  /** Is told how many bytes have just arrived. */
  onBytes(count: number): void;
  /** The network has broken off, or nothing comes any more: what reads the stream learns only that it has failed. */
  onInterrupted(error: unknown): void;
};

/** Returns a file's contents as a stream, inflated unless the browser has done that already, as some servers ask it to. */
export async function inflated(body: ReadableStream<Uint8Array>, { onBytes, onInterrupted }: Listeners): Promise<ReadableStream<Uint8Array>> {
  const reader = body.getReader();
  const first = await read();
  const counted = new ReadableStream<Uint8Array>({
    start(controller) {
      pass(first, controller);
    },
    async pull(controller) {
      pass(await read(), controller);
    },
    cancel: (reason) => reader.cancel(reason),
  });

  async function read(): Promise<ReadableStreamReadResult<Uint8Array>> {
    return inTime(reader.read()).catch((error) => {
      onInterrupted(error);
      throw error;
    });
  }

  function pass({ done, value }: ReadableStreamReadResult<Uint8Array>, controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (done) return controller.close();
    onBytes(value.byteLength);
    controller.enqueue(value);
  }

  return isGzip(first.value) ? counted.pipeThrough(new DecompressionStream("gzip") as Inflating) : counted;
}

type Inflating = ReadableWritablePair<Uint8Array, Uint8Array>;

function isGzip(bytes: Uint8Array | undefined): boolean {
  return bytes?.[0] === 0x1f && bytes[1] === 0x8b;
}

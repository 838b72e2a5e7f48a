/** Messages to the page. */

import type { FromWorker } from "../generated/worker";

export function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/**
 * Stands in the head of every page with a checker: where that is needed at once, a later visit starts it before any other
 * script is there; and if the page's own script does not come, the page says so and keeps what is typed.
 */

import type { FromWorker } from "./generated/worker";
import { watchForScript } from "./assessment/without-script";
import { folderOf, hindrance, launchWorker, startOf } from "./runtime/launch";

const { content: notice, dataset } = document.querySelector<HTMLMetaElement>("meta[name=checker]")!;
const isEarly = dataset.early !== undefined;
const start = startOf(folderOf(dataset.runtime ?? ""), notice);

function launch(): void {
  const heard: FromWorker[] = [];
  const worker = launchWorker(start, (message) => launched.hear(message));
  const launched = { ...start, worker, heard, hear: (message: FromWorker) => void heard.push(message) };
  window.launched = launched;
}

try {
  // On a first visit, the page is shown before what takes seconds anyway.
  if (isEarly && start.kept && !hindrance()) launch();
} catch {
  // the page's script tries again, and says why it cannot
}
watchForScript(notice, isEarly);

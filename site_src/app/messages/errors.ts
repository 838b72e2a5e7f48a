/** Tells visitors why something failed: the reason, or that the site's own program is at fault, with details to copy. */

import { copy } from "../dom/clipboard";
import { createButton, requireElement } from "../dom/elements";
import { ScriptMissing } from "../dom/script-on-demand";
import type { Fault } from "../generated/worker";
import { CallFailed, CheckerFault, CheckerStopped } from "../runtime/runtime";
import { scriptPlace, versionOf } from "../values/faults";
import { say } from "./message-bar";

/** A file cannot be used, for a reason that the message tells the visitor. */
export class FileRefused extends Error {}

const COPY = "复制错误详情";

/** Says in the message bar what was not done, and why. */
export function sayError(before: string, error: unknown): void {
  const fault = siteFault(error);
  say(before + errorText(error), fault && { label: COPY, act: () => void copyDetails(fault) });
}

/** Says in an element why something was not done. */
export function writeError(element: HTMLElement, error: unknown, before = ""): void {
  const fault = siteFault(error);
  element.replaceChildren(before + errorText(error), ...(fault ? [" ", copyButton(fault)] : []));
  element.hidden = false;
}

/** Returns in words for a visitor why something was not done. */
export function errorText(error: unknown): string {
  const fault = siteFault(error);
  if (!fault) return error instanceof Error ? error.message : String(error);
  console.error("fault", details(fault), error);
  return `这是本站程序的错误，所填内容没有丢失（${fault.place}，版本 ${fault.version}）。`;
}

/** Returns the fault of the site's own program behind an error; null if the error is one that can be expected. */
export function siteFault(error: unknown): Fault | null {
  if (error instanceof CheckerFault) return error.fault;
  const isExpected = [CallFailed, CheckerStopped, FileRefused, ScriptMissing, DOMException].some((kind) => error instanceof kind);
  if (isExpected) return null;
  const { runtime = "" } = requireElement<HTMLMetaElement>("meta[name=checker]").dataset;
  return { message: String(error), place: scriptPlace(error), version: versionOf(runtime) };
}

function copyButton(fault: Fault): HTMLButtonElement {
  const button = createButton(COPY, async () => {
    button.textContent = (await copy(details(fault))) ? "已复制" : "浏览器不允许复制";
  });
  return button;
}

async function copyDetails(fault: Fault): Promise<void> {
  say((await copy(details(fault))) ? "错误详情已复制。" : `浏览器不允许复制，请手工选取：${details(fault)}`);
}

function details({ message, place, version }: Fault): string {
  return `${message}\n${place}\n${version}\n${location.href}\n${navigator.userAgent}`;
}

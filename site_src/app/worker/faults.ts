/** Errors that nobody expects, as they are told to the page. */

import type { Fault } from "../generated/worker";
import { scriptPlace, versionOf } from "../values/faults";

/** @param base URL of the runtime's folder, whose name changes with its contents */
export function toFault(error: unknown, base: string): Fault {
  const text = (error instanceof Error ? error.message : String(error)).trim();
  return { message: text.split("\n").pop() ?? "", place: pythonPlace(text) || scriptPlace(error), version: versionOf(base) };
}

/** Returns where a Python traceback ends, as `module:line function`; empty where there is none. */
function pythonPlace(traceback: string): string {
  const [, file = "", line, name] = [...traceback.matchAll(/^ *File "([^"]+)", line (\d+), in (.+)$/gm)].pop() ?? [];
  const module = file.replace(/^.*\/(?:site-packages|python[\d.]+(?:\.zip)?)\//, "").replace(/\.pyc?$/, "").replace(/\//g, ".");
  return file && `${module}:${line} ${name}`;
}

/** What is said of exceptions that nobody expects. */

import type { Fault } from "../generated/worker";

/** @param base URL of the runtime's folder, whose name changes with its contents */
export function faultOf(error: unknown, base: string): Fault {
  const text = (error instanceof Error ? error.message : String(error)).trim();
  const version = base.split("/").filter(Boolean).pop() ?? "";
  return { message: text.split("\n").pop() ?? "", place: pythonPlace(text) || scriptPlace(error), version };
}

/** Returns where a Python traceback ends, as `module:line function`; empty where there is none. */
function pythonPlace(traceback: string): string {
  const [, file = "", line, name] = [...traceback.matchAll(/^ *File "([^"]+)", line (\d+), in (.+)$/gm)].pop() ?? [];
  const module = file.replace(/^.*\/(?:site-packages|python[\d.]+(?:\.zip)?)\//, "").replace(/\.pyc?$/, "").replace(/\//g, ".");
  return file && `${module}:${line} ${name}`;
}

function scriptPlace(error: unknown): string {
  const [, first = ""] = (error instanceof Error && error.stack?.split("\n")) || [];
  return first.trim();
}

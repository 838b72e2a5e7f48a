/** What a fault of the site's program is told with: where it arose, and in which version. */

/** Returns the line of a script in which an error arose; empty where it is not known. */
export function scriptPlace(error: unknown): string {
  const [, first = ""] = (error instanceof Error && error.stack?.split("\n")) || [];
  return first.trim();
}

/** @param runtime address of the runtime's folder, whose name changes with its contents */
export function versionOf(runtime: string): string {
  return runtime.split("/").filter(Boolean).pop() ?? "";
}

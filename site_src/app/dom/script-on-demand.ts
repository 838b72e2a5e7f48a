/** Scripts that are loaded when they are first needed. */

import { requireElement } from "./elements";
import { importFile, noFile } from "./site-files";
import { isOutdated, SITE_UPDATED } from "./site-version";

/** A script could not be loaded. */
export class ScriptMissing extends Error {
  constructor(isOutdated: boolean) {
    super(isOutdated ? SITE_UPDATED : noFile());
  }
}

/**
 * Returns a function that loads a script of the page; after a failure, whoever asks next tries again. Such a script has
 * copies of its own of what it imports: state that it shares with the page is handed to it.
 *
 * @param name the attribute of the page's description that names the script
 */
export function scriptOnDemand<Script>(name: string): () => Promise<Script> {
  let script: Promise<Script> | null = null;
  return () => {
    const { dataset } = requireElement<HTMLMetaElement>("meta[name=checker]");
    script ??= importFile<Script>(dataset[name] ?? "").catch(async () => {
      script = null;
      throw new ScriptMissing(await isOutdated());
    });
    return script;
  };
}

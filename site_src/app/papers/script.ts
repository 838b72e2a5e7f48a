/** Loads the script that makes papers, when the first one is asked for. */

import { requireElement } from "../dom/elements";

type PapersScript = typeof import("../papers");

let script: Promise<PapersScript> | null = null;

/** Returns the script; after a failure, whoever asks next tries again. */
export function papersScript(): Promise<PapersScript> {
  const { dataset } = requireElement<HTMLMetaElement>("meta[name=checker]");
  script ??= (import(new URL(dataset.papers ?? "", document.baseURI).href) as Promise<PapersScript>).catch((error) => {
    script = null;
    throw error;
  });
  return script;
}

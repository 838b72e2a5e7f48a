/** The version of the site that a page belongs to, and the one that the server has now. */

import type { SiteVersion } from "../generated/version";

/** What is said where something fails because the site has been replaced meanwhile. */
export const SITE_UPDATED = "网站已更新，这一页是旧的，请刷新本页。";

export function versionOfPage(): string {
  return document.querySelector<HTMLMetaElement>("meta[name=site-version]")?.content ?? "";
}

/** Returns the address of the site's root, with a slash at its end; null where no server is asked for it. */
export function siteAddress(): URL | null {
  const base = document.querySelector<HTMLElement>("script[data-base]")?.dataset.base;
  return base === undefined || !/^https?:$/.test(location.protocol) ? null : new URL(`${base}/`, document.baseURI);
}

/** Returns what the server has now, whatever the browser keeps; null if it does not say. */
export async function newestVersion(): Promise<SiteVersion | null> {
  const root = siteAddress();
  if (!root) return null;
  try {
    const response = await fetch(new URL("version.json", root), { cache: "no-store" });
    return response.ok ? ((await response.json()) as SiteVersion) : null;
  } catch {
    return null;
  }
}

/** Whether the server has another version than the page's: then a missing file is no fault of the network. */
export async function isOutdated(): Promise<boolean> {
  const newest = await newestVersion();
  return newest !== null && newest.version !== versionOfPage();
}

/** Says on a page that the browser or something on the way has kept for too long that the site has been updated since. */

import { createButton, createElement } from "../dom/elements";
import { newestVersion, versionOfPage } from "../dom/site-version";
import { takeNewest } from "../offline/registration";
import type { SiteVersion } from "../generated/version";
import { loadSetting, storeSetting } from "../storage/local-storage";
import { today } from "../values/dates";

/** The day on which the server was last asked, and the version of a page that was its newest then. */
const ASKED = "version-asked";

/** Asks the server once a day; on an outdated page, each time. */
export async function tellOfNewerVersion(): Promise<void> {
  const asked = `${today()} ${versionOfPage()}`;
  if (!versionOfPage() || loadSetting(ASKED) === asked) return;
  const newest = await newestVersion();
  if (newest === null) return;
  if (newest.version === versionOfPage()) storeSetting(ASKED, asked);
  else tell(newest);
}

function tell(newest: SiteVersion): void {
  const line = createElement("p", `网站已更新${newest.data ? `（内容截至 ${newest.data}）` : ""}，这一页是旧的。${changedWindow(newest)}`);
  line.className = "newer-version";
  line.setAttribute("role", "status");
  line.append(" ", createButton("刷新", () => void takeNewest().finally(() => location.reload())));
  document.querySelector("article")?.prepend(line);
}

/** Names the days for applications if they are not those that the page shows. */
function changedWindow({ notices }: SiteVersion): string {
  const shown = document.querySelector<HTMLElement>(".window-line");
  const [, window] = Object.entries(notices).find(([id]) => location.pathname.includes(`/${id}/`)) ?? [];
  if (!shown || !window) return "";
  const { first, last } = window.window;
  return first === shown.dataset.first && last === shown.dataset.last ? "" : `申报时间现为 ${first} 至 ${last}。`;
}

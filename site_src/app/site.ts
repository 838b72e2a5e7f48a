/** On every page; each part finds out whether the page has something for it. */

import { bindCitations } from "./pages/citations";
import { bindChecklist } from "./pages/checklist";
import { findAll, requireElement } from "./dom/elements";
import { importFile } from "./dom/site-files";
import { siteAddress } from "./dom/site-version";
import { bindFinder } from "./pages/finder";
import { loadTheme } from "./pages/theme";
import { tellIfSaved } from "./offline/saved-page";
import { offerLastDrafts } from "./pages/last-draft";
import { chooseColours, makeMenuButtons } from "./pages/menu";
import { offerSearch } from "./search/opener";
import { bindSpine } from "./pages/spine";
import { showStatuses } from "./pages/window-status";
import { bindTables } from "./pages/sortable-tables";
import { bindYears } from "./pages/years";

/** Milliseconds after a page is there, which comes first on a slow line. */
const LATER = 3000;

void loadTheme();
showStatuses();
bindYears();
bindCitations();
makeMenuButtons();
chooseColours();
offerSearch();
bindChecklist();
bindSpine();
bindTables();
bindFinder();
tellIfSaved();
offerLastDrafts();
const { later } = requireElement("script[data-later]").dataset;
self.addEventListener("load", () => setTimeout(() => void (siteAddress() && importFile(later!).catch(() => {})), LATER));

let unfolded: HTMLDetailsElement[] = [];
self.addEventListener("beforeprint", () => {
  unfolded = findAll<HTMLDetailsElement>("article details:not([open])");
  for (const details of unfolded) details.open = true;
});
self.addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});
self.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) offerLastDrafts();
});

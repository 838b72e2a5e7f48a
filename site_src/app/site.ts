/** On every page; each part finds out whether the page has something for it. */

import { bindCitations } from "./pages/citations";
import { bindChecklist } from "./pages/checklist";
import { findAll } from "./dom/elements";
import { bindFinder } from "./pages/finder";
import { offerLastDrafts } from "./pages/last-draft";
import { chooseColours, makeMenuButtons } from "./pages/menu";
import { offerSearch } from "./search/opener";
import { bindSpine } from "./pages/spine";
import { tellOfNewerVersion } from "./pages/newer-version";
import { showStatuses } from "./pages/window-status";
import { bindTables } from "./pages/sortable-tables";
import { bindYears } from "./pages/years";

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
offerLastDrafts();
self.addEventListener("load", () => setTimeout(() => void tellOfNewerVersion(), 3000)); // the page comes first

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

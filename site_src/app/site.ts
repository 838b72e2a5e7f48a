/** On every page; each part finds out whether the page has something for it. */

import { bindCitations } from "./cite";
import { bindChecklist } from "./checklist";
import { all } from "./dom";
import { bindFinder } from "./finder";
import { chooseColours, makeMenuButtons } from "./menu";
import { offerSearch } from "./search-opener";
import { bindSpine } from "./spine";
import { showFailure, state } from "./state";
import { showStatuses } from "./status";
import { bindTables } from "./tables";
import { bindYears } from "./years";

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

self.addEventListener("beforeprint", () => {
  for (const details of all<HTMLDetailsElement>("article details")) details.open = true;
});

// The self-assessment's own script tells of every failure but its own.
self.addEventListener("load", () => {
  if (document.querySelector("meta[name=checker]") && !state())
    showFailure({ type: "failed", reason: "missing-file", file: "check.js", detail: "" });
});

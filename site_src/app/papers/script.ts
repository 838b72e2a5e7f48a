/** Loads the scripts that make papers, each when it is first asked for. */

import { scriptOnDemand } from "../dom/script-on-demand";

export const papersScript = scriptOnDemand<typeof import("../papers")>("papers");
export const wordScript = scriptOnDemand<typeof import("../word")>("word");

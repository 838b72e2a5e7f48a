/** Loads the script that makes papers, when the first one is asked for. */

import { scriptOnDemand } from "../dom/script-on-demand";

export const papersScript = scriptOnDemand<typeof import("../papers")>("papers");

/** Loads what makes and reads links, when the first one is made or opened. */

import { scriptOnDemand } from "../dom/script-on-demand";

export const sharingScript = scriptOnDemand<typeof import("../sharing")>("sharing");

/** Visits. Runs while the page is still being parsed, so that all that is needed without a network is there early. */

import { startPage } from "./assessment/start";
import { bindVisits } from "./visit/page";

startPage(bindVisits);

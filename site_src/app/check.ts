/** The self-assessment page. Runs while the page is still being parsed, so that the checker starts early. */

import { bindPage } from "./assessment/page";
import { startPage } from "./assessment/start";

startPage(bindPage);

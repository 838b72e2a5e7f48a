/** The quick check. Runs while the page is still being parsed, so that the checker starts while one reads. */

import { startPage } from "./assessment/start";
import { bindQuick } from "./quick/page";

startPage(bindQuick);

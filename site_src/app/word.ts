/** What fills in Word files, loaded when the first one is asked for: libraries several times as large as all else of papers. */

export { reportDocument } from "./papers/report-document";
export { fillTemplate, zipped } from "./papers/word";

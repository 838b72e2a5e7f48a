/** What makes papers, loaded when the first one is asked for. */

export { printReport } from "./papers/report-print";
export { drawChecklist } from "./papers/checklist-list";
export { printChecklist } from "./papers/checklist-print";

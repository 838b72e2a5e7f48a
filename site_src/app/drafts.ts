/** The list of this browser's drafts, loaded when it is first opened. */

export { openDraftsDialog } from "./drafts/dialog";

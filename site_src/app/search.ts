/** The search on the page, loaded when it is opened for the first time. */

export { follow } from "./search/dialog";

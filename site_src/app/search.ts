/*! MiniSearch, © 2022 Luca Ongaro, under the MIT licence */
/** The search on the page, loaded when it is opened for the first time. */

export { follow } from "./search/dialog";

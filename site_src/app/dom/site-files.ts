/** Where the site's files come from: its server or, in the copy that opens by double click, scripts that carry them. */

import { inTime } from "../values/patience";

/** Stands in for the server where there is none; put there by portable.ts. */
export type Carrier = {
  /** Returns an address at which a file can be fetched or imported. */
  addressOf(file: string): Promise<string>;
  /** Returns what a worker runs first: having got the files that are sent to it, it goes on with the script. */
  awaitFiles(script: string): string;
  /** Sends the files of a folder to a worker that awaits them. */
  sendFiles(worker: Worker, folder: string): Promise<void>;
};

declare global {
  interface Window {
    carrier?: Carrier;
  }
}

/** @param file its address, relative to the page or absolute */
export async function fetchFile(file: string): Promise<Response> {
  return inTime(fetch(await addressOf(file)));
}

/** @param file its address, relative to the page or absolute */
export async function importFile<Script>(file: string): Promise<Script> {
  return inTime(import(await addressOf(file)));
}

async function addressOf(file: string): Promise<string> {
  const { href } = new URL(file, document.baseURI);
  return window.carrier ? window.carrier.addressOf(href) : href;
}

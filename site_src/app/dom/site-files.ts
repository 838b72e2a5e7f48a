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

/** Returns what is said where a file cannot be had. */
export function noFile(): string {
  if (window.carrier) return "离线版的文件不全，请重新全部解压。";
  if (location.protocol === "file:") return "这样打开的文件里做不到，请从网站打开，或用离线版。";
  return "取不到所需的文件，请检查网络后再试。";
}

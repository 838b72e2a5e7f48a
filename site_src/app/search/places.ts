/** What the search knows of the site: places, each with words by which it is found. Written by generator/search/. */

import { requireElement } from "../dom/elements";
import { fetchFile } from "../dom/site-files";

/** The parts of all places, each a list in the same order; see generator/search/archive.py. */
export type Archive = {
  /** The names of the notices by their folders, the newest first. */
  notices: Record<string, string>;
  /** What belongs to no notice is grouped under. */
  others: string;
  /** Traditional characters, and those that stand for them on the site. */
  script: [traditional: string, simplified: string];
  pages: [address: string, title: string, places: number][];
  anchors: string[];
  headings: string[];
  /** Whether the heading is the place's own. */
  titled: number[];
  /** Whether it is a clause of an official text. */
  verbatim: number[];
  /** A number is that of another place with the same text. */
  texts: (string | number)[];
  words: string[];
  weights: number[];
  /** Addresses of clauses that are cited. */
  cited: string[];
};

/** A place on a page that can be linked to. */
export type Place = {
  address: string;
  notice: string;
  pageTitle: string;
  heading: string;
  /** Whether the heading is its own, not one that it stands under. */
  isTitled: boolean;
  text: string;
  /** Whether it is the page as a whole. */
  isPage: boolean;
  /** What visitors may call it. */
  words: string;
  /** How much it counts beside others, at most 1. */
  weight: number;
  /** The address of the clause that stands here. */
  clause: string;
  /** Addresses of clauses that it cites. */
  cited: string[];
};

export type Site = {
  places: Place[];
  /** The names of notices, the newest first. */
  notices: string[];
  /** From traditional characters to those of the site. */
  script: ReadonlyMap<string, string>;
};

/** Loads all places. */
export async function loadSite(): Promise<Site> {
  const { root = "", places = "" } = requireElement("dialog.search").dataset;
  const response = await fetchFile(places);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return siteOf(await unpack(response), new URL(root, document.baseURI).pathname);
}

async function unpack(response: Response): Promise<Archive> {
  const packed = await response.blob();
  const [first, second] = new Uint8Array(await packed.slice(0, 2).arrayBuffer());
  // A server that says of the file how it is packed has the browser unpack it.
  const isPacked = first === 0x1f && second === 0x8b;
  const stream = isPacked ? packed.stream().pipeThrough(new DecompressionStream("gzip")) : packed.stream();
  return JSON.parse(read(await new Response(stream).text())) as Archive;
}

/** Reads a text in an alphabet of its own, which stands in its first line. */
export function read(text: string): string {
  const end = text.indexOf("\n");
  const alphabet = [...text.slice(0, end)];
  return Array.from(text.slice(end + 1), (number) => alphabet[number.charCodeAt(0)]).join("");
}

/** Returns the places of an archive; their addresses begin with `base`. */
export function siteOf(archive: Archive, base: string): Site {
  return {
    places: [...placesOf(archive, base)],
    notices: Object.values(archive.notices),
    script: characters(...archive.script),
  };
}

function* placesOf(archive: Archive, base: string): Generator<Place> {
  let number = 0;
  for (const [address, pageTitle, places] of archive.pages) {
    for (const end = number + places; number < end; number++) {
      const anchor = archive.anchors[number] ?? "";
      yield {
        address: `${base}${address}${anchor && `#${anchor}`}`,
        notice: archive.notices[address.split("/")[0] ?? ""] ?? archive.others,
        pageTitle,
        heading: archive.headings[number] ?? "",
        isTitled: archive.titled[number] === 1,
        text: textOf(archive, number),
        words: archive.words[number] ?? "",
        isPage: !anchor,
        weight: archive.weights[number] ?? 1,
        clause: archive.verbatim[number] ? anchor : "",
        cited: archive.cited[number]?.split(" ").filter(Boolean) ?? [],
      };
    }
  }
}

function textOf({ texts }: Archive, number: number): string {
  const text = texts[number] ?? "";
  return typeof text === "number" ? String(texts[text]) : text;
}

function characters(from: string, to: string): ReadonlyMap<string, string> {
  const targets = [...to];
  return new Map([...from].map((character, number) => [character, targets[number] ?? character]));
}

/** Fills in a Word template. Every text stays a text: whatever it looks like, it is no tag and no markup of Word's. */

import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";

import type { OfficialForm } from "../generated/worker";

/** What tags stand for in one place: texts, and lists of such places for what is repeated. */
export type Scope = ReadonlyMap<string, string | readonly Scope[]>;

/** What all files in the Word file are dated, so that the same answers make the same bytes. */
const DATED = new Date(1980, 0, 1);

/** Characters that no XML can hold: Word would refuse the file. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const DOCUMENT = "word/document.xml";

/** Returns the template of an official form, filled in. */
export function fillTemplate(template: ArrayBuffer, { texts, rows }: Pick<OfficialForm, "texts" | "rows">): ArrayBuffer {
  return fillWord(template, scopeOf({ ...texts, ...rows }));
}

/**
 * Returns a template's Word file, filled in.
 *
 * @param afterwards changes the document's XML in the end
 */
export function fillWord(template: ArrayBuffer, scope: Scope, afterwards?: (xml: string) => string): ArrayBuffer {
  const zip = new PizZip(template);
  new Docxtemplater(zip, { parser, linebreaks: true, paragraphLoop: true }).render(scope);
  if (afterwards) zip.file(DOCUMENT, afterwards(zip.file(DOCUMENT)!.asText()));
  for (const file of Object.values(zip.files)) file.date = DATED;
  return zip.generate({ type: "arraybuffer", compression: "DEFLATE" });
}

/** Returns an archive of files; those of one name are numbered. */
export function zipped(files: readonly { name: string; contents: ArrayBuffer }[]): ArrayBuffer {
  const zip = new PizZip();
  for (const { name, contents } of files) {
    let free = name;
    for (let number = 2; zip.file(free); number++) free = name.replace(/(\.\w+)$/, `-${number}$1`);
    zip.file(free, contents, { date: DATED });
  }
  return zip.generate({ type: "arraybuffer", compression: "DEFLATE" });
}

/** Returns what tags stand for, from an object of texts and lists of such objects. */
export function scopeOf(found: object): Map<string, string | readonly Scope[]> {
  return new Map(Object.entries(found).map(([tag, value]) => [tag, Array.isArray(value) ? value.map(scopeIn) : String(value).replace(NO_XML, "")]));
}

function scopeIn(value: object): Scope {
  return value instanceof Map ? value : scopeOf(value);
}

/** Reads `path|what stands there while it is blank`. A blank cell is never looked for outside of its row. */
function parser(tag: string): { get(scope: Scope): string | readonly Scope[] } {
  const [path = "", ...fallback] = tag.split("|");
  return { get: (scope) => scope.get(path.trim()) || fallback.join("|") };
}

/** Fills in a Word template. Every text stays a text: whatever it looks like, it is no tag and no markup of Word's. */

import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";

import type { OfficialForm } from "../generated/worker";

/** What tags stand for in one place: texts, and rows for a table. */
type Scope = ReadonlyMap<string, string | readonly Scope[]>;

/** What all files in the Word file are dated, so that the same answers make the same bytes. */
const DATED = new Date(1980, 0, 1);

/** Characters that no XML can hold: Word would refuse the file. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Returns the template's Word file, filled in. */
export function fillTemplate(template: ArrayBuffer, { texts, rows }: Pick<OfficialForm, "texts" | "rows">): ArrayBuffer {
  const zip = new PizZip(template);
  const document = new Docxtemplater(zip, { parser, linebreaks: true });
  const tables = Object.entries(rows).map(([roster, cells]) => [roster, cells.map(scopeOf)] as const);
  document.render(new Map<string, string | readonly Scope[]>([...scopeOf(texts), ...tables]));
  for (const file of Object.values(zip.files)) file.date = DATED;
  return zip.generate({ type: "arraybuffer", compression: "DEFLATE" });
}

function scopeOf(texts: Record<string, string>): Map<string, string> {
  return new Map(Object.entries(texts).map(([tag, text]) => [tag, text.replace(NO_XML, "")]));
}

/** Reads `path|what stands there while it is blank`. A blank cell is never looked for outside of its row. */
function parser(tag: string): { get(scope: Scope): string | readonly Scope[] } {
  const [path = "", ...fallback] = tag.split("|");
  return { get: (scope) => scope.get(path.trim()) || fallback.join("|") };
}

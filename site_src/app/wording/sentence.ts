/** The checker's sentences, which come in pieces: text, and names of fields, rows and clauses. */

import type { ClausePiece, FieldPiece, RowPiece, Sentence } from "../generated/report";

/** The name of something that can be linked. */
type NamePiece = FieldPiece | RowPiece | ClausePiece;

/** Returns a sentence as one text. */
export function sentenceText(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

/** Returns a sentence's contents for an element; `link` makes a link of a name, or null where it stays text. */
export function sentenceNodes(sentence: Sentence, link: (name: NamePiece) => Node | null): (string | Node)[] {
  return sentence.map((piece) => (typeof piece === "string" ? piece : link(piece) ?? piece.text));
}

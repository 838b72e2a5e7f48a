// Written by generator/browser/generated.py: change what it reads, not this file.

/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "verdict".
 */
export type Verdict = "met" | "unmet" | "unknown" | "attention" | "not_applicable";
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "basis".
 */
export type Basis = "computed" | "declared";
/**
 * A part of a sentence: plain text, or the name of something that can be linked. The texts of all pieces, joined, are the sentence.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "piece".
 */
export type Piece = string | FieldPiece | RowPiece | ClausePiece;
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "sentence".
 */
export type Sentence = Piece[];
/**
 * A number with its unit, fields, a day, rows of a roster, or words.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "part".
 */
export type Part = AmountPart | FieldsPart | DayPart | RowsPart | WordsPart;
/**
 * What stands beside the field: the number, what is typed, which of both was used, and from which rows it comes.
 */
export type Sentence1 = Piece[];
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "severity".
 */
export type Severity = "mismatch" | "hint";

/**
 * What came of comparing an application with a notice, as `checker check --json` prints it. Of it, the page gets with every edit only what depends on the answers (`$defs/update`).
 */
export interface Report {
  /**
   * The notice's id.
   */
  notice: string;
  overall: Verdict;
  /**
   * What the report is, and what it is not, in Chinese.
   */
  statement: string;
  counts: Counts;
  conditions: ConditionReport[];
  rosters: RosterSummary[];
  counted: Counted[];
  consistency: Inconsistency[];
  /**
   * What was found for every row, by roster.
   */
  rows: {
    [k: string]: RowReport[];
  };
}
/**
 * The applicant-level conditions, computed and declared ones apart.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "counts".
 */
export interface Counts {
  computed: Tally;
  declared: Tally;
}
/**
 * How many conditions or rows have each verdict.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "tally".
 */
export interface Tally {
  met: number;
  unmet: number;
  unknown: number;
  attention: number;
  not_applicable: number;
}
/**
 * A result, with what the notice's data say about the condition.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "condition".
 */
export interface ConditionReport {
  id: string;
  verdict: Verdict;
  basis: Basis;
  level: string;
  strength: string;
  title: string;
  /**
   * The sentence as one text.
   */
  reason: string;
  sentence: Sentence;
  statements: Statement[];
  /**
   * The requirement in words.
   */
  threshold: string;
  values: Value[];
  gap: Gap | null;
  missing: string[];
  clause: string;
  quote: string;
  explanation: string;
  reading: string;
  ambiguities: string[];
  evidence: string[];
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "fieldPiece".
 */
export interface FieldPiece {
  text: string;
  /**
   * Dotted path of the form's field, or name of a roster's column.
   */
  field: string;
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "rowPiece".
 */
export interface RowPiece {
  text: string;
  roster: string;
  /**
   * Counted from 1.
   */
  row: number;
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "clausePiece".
 */
export interface ClausePiece {
  text: string;
  clause: string;
}
/**
 * One thing that was found, in typed parts; sentences are made from these.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "statement".
 */
export interface Statement {
  /**
   * What was found, such as `ratio_at_least.unmet`.
   */
  kind: string;
  parts: {
    [k: string]: Part;
  };
}
export interface AmountPart {
  /**
   * A decimal number.
   */
  number: string;
  /**
   * Empty for plain numbers.
   */
  unit: string;
  /**
   * Whether the exact number has more places than are written.
   */
  rounded?: true;
}
export interface FieldsPart {
  /**
   * Dotted paths.
   */
  fields: string[];
}
export interface DayPart {
  /**
   * YYYY-MM-DD, or YYYY-MM where no more is known.
   */
  day: string;
}
export interface RowsPart {
  roster: string;
  /**
   * Numbers, from 1.
   */
  rows: number[];
}
export interface WordsPart {
  words: string;
}
/**
 * An answer that was looked at, as the applicant would write it.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "value".
 */
export interface Value {
  field: string;
  label: string;
  text: string;
}
/**
 * The distance to the threshold, rounded away from it.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "gap".
 */
export interface Gap {
  /**
   * A positive decimal number.
   */
  amount: string;
  unit: string;
  sentence: Sentence;
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "rosterSummary".
 */
export interface RosterSummary {
  id: string;
  rows: number;
  verdicts: Tally;
}
/**
 * What was counted from a roster for a field of the form.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "counted".
 */
export interface Counted {
  field: string;
  label: string;
  roster: string;
  /**
   * The number, where it is known and one; it can take the place of what was typed.
   */
  number: string | null;
  /**
   * The number with its unit, the two that it lies between, or a list.
   */
  text: string;
  /**
   * What was typed into the field, with its unit; empty where nothing was.
   */
  typed: string;
  /**
   * Whether what was typed cannot be the number.
   */
  differs: boolean;
  /**
   * Whether the number was used in the place of what was typed.
   */
  used: boolean;
  sentence: Sentence1;
}
/**
 * Where the application disagrees with itself.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "inconsistency".
 */
export interface Inconsistency {
  id: string;
  severity: Severity;
  title: string;
  sentence: Sentence;
  statements: Statement[];
  fields: FieldPiece[];
  rows: RowPiece[];
  clause: ClausePiece[];
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "rowReport".
 */
export interface RowReport {
  /**
   * Counted from 1.
   */
  row: number;
  verdict: Verdict;
  conditions: RowCondition[];
}
export interface RowCondition {
  id: string;
  verdict: Verdict;
  reason: string;
}
/**
 * The part of a report that depends on the answers.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "update".
 */
export interface Update {
  overall: Verdict;
  counts: Counts;
  conditions: Result[];
  counted: Counted[];
  consistency: Inconsistency[];
}
/**
 * What was found for one condition.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "result".
 */
export interface Result {
  id: string;
  verdict: Verdict;
  sentence: Sentence;
  statements: Statement[];
  gap?: Gap;
  /**
   * Paths of the answers without which there is no verdict; left out where none is.
   *
   * @minItems 1
   */
  missing?: [string, ...string[]];
  /**
   * Which of the condition's ambiguities matter for these answers, counted from 0; left out where none does.
   *
   * @minItems 1
   */
  ambiguities?: [number, ...number[]];
}
/**
 * What a table shows of a row.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "rowFinding".
 */
export interface RowFinding {
  verdict: Verdict;
  cells: Cells;
  errors: Errors;
  warnings: Warnings;
}
/**
 * The cells behind a verdict other than met, by name.
 */
export interface Cells {
  [k: string]: CellFinding;
}
export interface CellFinding {
  verdict: Verdict;
  clause: string[];
  conditions: string[];
}
/**
 * What is wrong with cells, by name.
 */
export interface Errors {
  [k: string]: Problem;
}
/**
 * Something that is wrong with an answer or a file.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "problem".
 */
export interface Problem {
  /**
   * What is wrong, such as `not-a-number`.
   */
  code: string;
  /**
   * Name of the control or cell; empty for the whole.
   */
  field: string;
  parameters: {
    [k: string]: string;
  };
  /**
   * What is wrong and what to do, in Chinese.
   */
  message: string;
}
/**
 * What is to be looked at in cells, by name.
 */
export interface Warnings {
  [k: string]: Problem;
}
/**
 * What the row's editor shows: also every condition on it.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "rowCheck".
 */
export interface RowCheck {
  verdict: Verdict;
  cells: Cells;
  errors: Errors;
  warnings: Warnings;
  conditions: EditedRowCondition[];
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "editedRowCondition".
 */
export interface EditedRowCondition {
  id: string;
  title: string;
  clause: string;
  basis: Basis;
  verdict: Verdict;
  sentence: Sentence;
  gap: Gap | null;
  ambiguities: string[];
}

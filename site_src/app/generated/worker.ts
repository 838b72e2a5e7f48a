// Written by generator/browser/generated.py: change what it reads, not this file.

/**
 * What the page tells the worker.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "toWorker".
 */
export type ToWorker = Start | Call;
/**
 * The functions of `checker.browser` that a page may call. Each takes a request and returns an answer, both as JSON; `write` returns a file's bytes.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "method".
 */
export type Method = "check" | "open" | "splice" | "row" | "read" | "remap" | "take" | "write";
/**
 * What the worker tells the page.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "fromWorker".
 */
export type FromWorker = Stage | Ready | Again | Answer | CallError | Failure;
/**
 * A call came to nothing.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "error".
 */
export type CallError = CallFailure | CallFault;
/**
 * `missing-file`: a file is not there, or the connection broke. `wrong-type`: a file arrived, but with another type, or it is not what its name says. `no-webassembly`: the browser has none, or the page's policy forbids it. `timeout`: nothing was heard from the worker for too long.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "failureReason".
 */
export type FailureReason = "missing-file" | "wrong-type" | "no-webassembly" | "timeout" | "internal";
export type Verdict = "met" | "unmet" | "unknown" | "attention" | "not_applicable";
/**
 * A part of a sentence: plain text, or the name of something that can be linked. The texts of all pieces, joined, are the sentence.
 */
export type Piece = string | FieldPiece | RowPiece | ClausePiece;
export type Sentence = Piece[];
/**
 * A number with its unit, fields, a day, rows of a roster, or words.
 */
export type Part = AmountPart | FieldsPart | DayPart | RowsPart | WordsPart;
/**
 * What stands beside the field: the number, what is typed, which of both was used, and from which rows it comes.
 */
export type Sentence1 = Piece[];
export type Severity = "mismatch" | "hint";
/**
 * What a draft holds, or why it is none.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "openAnswer".
 */
export type OpenAnswer = Draft | Problems;
export type Basis = "computed" | "declared";
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "readAnswer".
 */
export type ReadAnswer = Preview | Refusal;
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "remapAnswer".
 */
export type RemapAnswer = Sheet | Refusal;
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "takeAnswer".
 */
export type TakeAnswer = Draft | Refusal;

/**
 * The messages between the page and the worker in which the checker runs: `calls` says what each method takes and returns, as JSON in the messages' `payload`.
 */
export interface WorkerProtocol {
  toWorker: ToWorker;
  fromWorker: FromWorker;
  calls: Calls;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "start".
 */
export interface Start {
  type: "start";
  /**
   * The absolute URL of the runtime's folder, with a slash at its end.
   */
  base: string;
  /**
   * A notice's id.
   */
  notice: string;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "call".
 */
export interface Call {
  type: "call";
  /**
   * Comes back with the answer.
   */
  id: number;
  method: Method;
  /**
   * The method's request, as JSON.
   */
  payload: string;
  /**
   * A file's contents.
   */
  data?: ArrayBuffer;
}
/**
 * How far the start has come.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "stage".
 */
export interface Stage {
  type: "stage";
  stage: "download" | "python" | "checker";
  /**
   * Bytes received so far, of the files whose size is known.
   */
  loaded?: number;
  /**
   * Bytes altogether, of the same files.
   */
  total?: number;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "ready".
 */
export interface Ready {
  type: "ready";
}
/**
 * The memory of an earlier visit did not work; the next worker does without it.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "again".
 */
export interface Again {
  type: "again";
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "answer".
 */
export interface Answer {
  type: "answer";
  id: number;
  /**
   * The method's answer, as JSON, or a file's bytes.
   */
  payload: string | Uint8Array;
}
/**
 * Something that can happen, such as a file that could not be downloaded.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "callFailure".
 */
export interface CallFailure {
  type: "error";
  id: number;
  /**
   * What is wrong and what to do, in Chinese.
   */
  message: string;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "callFault".
 */
export interface CallFault {
  type: "error";
  id: number;
  fault: Fault;
}
/**
 * An exception that nobody expects: a mistake in this site's program.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "fault".
 */
export interface Fault {
  /**
   * The exception, such as `KeyError: 'name'`.
   */
  message: string;
  /**
   * Where it was raised: `module:line function`.
   */
  place: string;
  /**
   * The name of the runtime's folder, which changes with its contents.
   */
  version: string;
}
/**
 * The worker cannot be used any more.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "failure".
 */
export interface Failure {
  type: "failed";
  reason: FailureReason;
  /**
   * The name of the file, where one is to blame.
   */
  file?: string;
  /**
   * For whoever looks after the site: what the browser said.
   */
  detail: string;
}
export interface Calls {
  check: CheckCall;
  open: OpenCall;
  splice: SpliceCall;
  row: RowCall;
  read: ReadCall;
  remap: RemapCall;
  take: TakeCall;
  write: WriteCall;
}
export interface CheckCall {
  request: CheckRequest;
  answer: CheckAnswer;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "checkRequest".
 */
export interface CheckRequest {
  /**
   * A notice's id.
   */
  notice: string;
  answers: Answers;
  /**
   * Names of the controls whose text the browser itself takes for no number or date.
   */
  unreadable: string[];
}
/**
 * The texts of the form's controls that have one, by name.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "answers".
 */
export interface Answers {
  [k: string]: string;
}
/**
 * Answers with errors count as missing.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "checkAnswer".
 */
export interface CheckAnswer {
  errors: Problem[];
  report: Update;
}
/**
 * Something that is wrong with an answer or a file.
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
 * The part of a report that depends on the answers.
 */
export interface Update {
  overall: Verdict;
  counts: Counts;
  conditions: Result[];
  counted: Counted[];
  consistency: Inconsistency[];
}
/**
 * The applicant-level conditions, computed and declared ones apart.
 */
export interface Counts {
  computed: Tally;
  declared: Tally;
}
/**
 * How many conditions or rows have each verdict.
 */
export interface Tally {
  met: number;
  unmet: number;
  unknown: number;
  attention: number;
  not_applicable: number;
}
/**
 * What was found for one condition.
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
export interface FieldPiece {
  text: string;
  /**
   * Dotted path of the form's field, or name of a roster's column.
   */
  field: string;
}
export interface RowPiece {
  text: string;
  roster: string;
  /**
   * Counted from 1.
   */
  row: number;
}
export interface ClausePiece {
  text: string;
  clause: string;
}
/**
 * One thing that was found, in typed parts; sentences are made from these.
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
 * The distance to the threshold, rounded away from it.
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
 * What was counted from a roster for a field of the form.
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
export interface OpenCall {
  request: OpenRequest;
  answer: OpenAnswer;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "openRequest".
 */
export interface OpenRequest {
  /**
   * A notice's id.
   */
  notice: string;
  /**
   * A file's text.
   */
  text: string;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "draft".
 */
export interface Draft {
  answers: Answers;
  rosters: RosterRows;
}
/**
 * Rows by roster.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "rosterRows".
 */
export interface RosterRows {
  [k: string]: Row[];
}
/**
 * The texts of a row's cells that are not blank, by the column's name.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "row".
 */
export interface Row {
  [k: string]: string;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "problems".
 */
export interface Problems {
  errors: Problem[];
}
export interface SpliceCall {
  request: SpliceRequest;
  answer: SpliceAnswer;
}
/**
 * Replaces a stretch of a roster's rows.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "spliceRequest".
 */
export interface SpliceRequest {
  /**
   * A notice's id.
   */
  notice: string;
  roster: string;
  /**
   * Counted from 0.
   */
  start: number;
  delete: number;
  rows: Row[];
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "spliceAnswer".
 */
export interface SpliceAnswer {
  /**
   * One for each row that was given.
   */
  rows: RowFinding[];
}
/**
 * What a table shows of a row.
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
 * What is to be looked at in cells, by name.
 */
export interface Warnings {
  [k: string]: Problem;
}
export interface RowCall {
  request: RowRequest;
  answer: RowCheck;
}
/**
 * Asks about a row that is being edited.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "rowRequest".
 */
export interface RowRequest {
  /**
   * A notice's id.
   */
  notice: string;
  roster: string;
  row: Row;
}
/**
 * What the row's editor shows: also every condition on it.
 */
export interface RowCheck {
  verdict: Verdict;
  cells: Cells;
  errors: Errors;
  warnings: Warnings;
  conditions: EditedRowCondition[];
}
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
export interface ReadCall {
  request: ReadRequest;
  answer: ReadAnswer;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "readRequest".
 */
export interface ReadRequest {
  /**
   * A notice's id.
   */
  notice: string;
  /**
   * The file's name; empty for a text.
   */
  name: string;
  /**
   * The roster that it is for; empty where that is not known.
   */
  roster: string;
  /**
   * What was pasted, in the place of a file.
   */
  text?: string;
}
export interface Preview {
  sheets: Sheet[];
}
/**
 * What was recognised in one sheet of a file.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "sheet".
 */
export interface Sheet {
  name: string;
  hidden: boolean;
  /**
   * A roster's id, `application` for the form, or empty where it is not imported.
   */
  roster: string;
  /**
   * Where its headings stand, in words.
   */
  header: string;
  /**
   * How many rows were read, or answers of the form.
   */
  rows: number;
  columns: SheetColumn[];
  /**
   * Cells that could not be read; their texts stay in the rows.
   */
  rejected: SheetCell[];
  /**
   * Cells that were read, and are to be looked at.
   */
  noted: SheetCell[];
  /**
   * Everything else that is not taken.
   */
  skipped: SkippedPart[];
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "sheetColumn".
 */
export interface SheetColumn {
  /**
   * Its number in the sheet, counted from 0.
   */
  place: number;
  letter: string;
  heading: string;
  /**
   * The name of the roster's column that it fills; empty where it is not taken.
   */
  column: string;
  /**
   * How many of its cells are not blank.
   */
  filled: number;
  /**
   * Some of their texts.
   */
  samples: string[];
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "sheetCell".
 */
export interface SheetCell {
  /**
   * Counted from 1, as spreadsheets do.
   */
  row: number;
  letter: string;
  heading: string;
  text: string;
  reason: string;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "skipped".
 */
export interface SkippedPart {
  /**
   * Where it stands, in words.
   */
  where: string;
  text: string;
  reason: string;
}
/**
 * Why a file cannot be read.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "refusal".
 */
export interface Refusal {
  error: Problem;
}
export interface RemapCall {
  request: RemapRequest;
  answer: RemapAnswer;
}
/**
 * Reads a sheet of the last file in another way.
 *
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "remapRequest".
 */
export interface RemapRequest {
  /**
   * A notice's id.
   */
  notice: string;
  /**
   * Counted from 0.
   */
  sheet: number;
  roster: string;
  /**
   * The names of the roster's columns that the file's fill, by the number of the file's; empty for none.
   */
  columns: {
    [k: string]: string;
  };
}
export interface TakeCall {
  request: TakeRequest;
  answer: TakeAnswer;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "takeRequest".
 */
export interface TakeRequest {
  /**
   * A notice's id.
   */
  notice: string;
  /**
   * Which sheets of the last file, counted from 0.
   */
  sheets: number[];
}
export interface WriteCall {
  request: WriteRequest;
  /**
   * A file's contents.
   */
  answer: Uint8Array;
}
/**
 * This interface was referenced by `WorkerProtocol`'s JSON-Schema
 * via the `definition` "writeRequest".
 */
export interface WriteRequest {
  /**
   * A notice's id.
   */
  notice: string;
  format: "xlsx" | "csv";
  rosters: RosterRows;
  answers: Answers | null;
}

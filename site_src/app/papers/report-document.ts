/** The report as a Word file, from a template that an editor can change in Word. */

import type { ReportPaper, Table } from "../generated/papers";
import type { ReportParts } from "./report-dialog";
import { fillWord, scopeOf, type Scope } from "./word";
import { withColumnsShared, withoutLastSection } from "./word-layout";

/** Returns the template, filled in with the parts that are wanted. */
export function reportDocument(template: ArrayBuffer, paper: ReportPaper, parts: ReportParts): ArrayBuffer {
  const tables = parts.tables ? paper.tables : [];
  return fillWord(template, scope(paper, parts, tables), tables.length ? withColumnsShared : withoutLastSection);
}

/** A part of the report that is left out altogether where it has nothing to say, its heading included. */
function part(contents: readonly unknown[], found: () => Record<string, unknown>): Scope[] {
  return contents.length ? [scopeOf(found())] : [];
}

function scope(paper: ReportPaper, parts: ReportParts, tables: readonly Table[]): Scope {
  const { title, applicant, facts, overall, headline, counts, gaps, confirm, open, whom, discrepancies, disclaimer } = paper;
  const named = discrepancies.named;
  return scopeOf({
    title,
    applicant,
    facts,
    overall: overall.label,
    headline: headline === overall.label ? "" : `　${headline}`,
    counts,
    whom,
    disclaimer,
    gapsPart: part(gaps, () => ({
      gaps: numbered(gaps).map((gap) => ({ ...gap, distance: gap.distance && `（${gap.distance}）`, levers: gap.levers.map((text) => ({ text })) })),
    })),
    confirmPart: part(confirm, () => ({ confirm: numbered(confirm) })),
    openPart: part(open.conditions, () => ({
      conditions: open.conditions.join("、"),
      first: open.fields.length ? [{ fields: open.fields.slice(0, 6).join("、") }] : [],
    })),
    discrepanciesPart: part(named, () => ({ discrepancies: numbered(named) })),
    conditionsPart: part(parts.conditions ? paper.conditions : [], () => ({
      conditions: paper.conditions.map((one) => ({ ...one, open: [], readings: one.reading ? [{ text: one.reading }] : [] })),
    })),
    answersPart: part(parts.answers ? paper.sections : [], () => ({ sections: paper.sections })),
    tables: tables.map(({ title, note, columns, rows }) => ({
      title: `${title}（${rows.length} 行）`,
      note,
      columns: columns.map((text) => ({ text })),
      rows: rows.map((cells) => ({ cells: cells.map((text) => ({ text })) })),
    })),
  });
}

function numbered<T extends object>(listed: readonly T[]): (T & { number: string })[] {
  return listed.map((one, index) => ({ ...one, number: String(index + 1) }));
}

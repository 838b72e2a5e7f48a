/** Visits in a file, to be carried to another device. */

import type { SavedVisits } from "../generated/visits";
import { LARGEST_DRAFT } from "../generated/vocabulary";
import { FileRefused } from "../messages/errors";
import { today } from "../values/dates";
import type { Visit } from "../values/visit";

/** So many applicants can be on the list. */
const MOST_VISITS = 1000;

const NO_VISITS = "不是本站保存的核查记录。";

/** Returns the text of a file with the visits of a notice. */
export function savedVisits(notice: string, visits: Visit[]): string {
  return JSON.stringify({ notice, saved: today(), visits } satisfies SavedVisits);
}

/**
 * Reads a file with visits. Whatever stands in it stays a text.
 *
 * @throws FileRefused if it is none, or belongs to another notice
 */
export async function openVisits(notice: string, file: File): Promise<Visit[]> {
  if (file.size > LARGEST_DRAFT) throw new FileRefused("文件太大，不是本站保存的核查记录。");
  const data = parsed(await file.text());
  if (!isObject(data) || !Array.isArray(data.visits)) throw new FileRefused(NO_VISITS);
  if (data.notice !== notice) throw new FileRefused("这份核查记录属于另一份通知，请在那份通知的现场核查页打开。");
  if (data.visits.length > MOST_VISITS) throw new FileRefused(`文件里有 ${data.visits.length} 家，最多 ${MOST_VISITS} 家。`);
  if (!data.visits.every(isVisit)) throw new FileRefused(`${NO_VISITS}其中有的内容不对，没有打开任何一家。`);
  return data.visits.map(({ key, added, texts, questions, answers, reasons, photos }) => ({ key, added, texts, questions, answers, reasons, photos }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileRefused(NO_VISITS);
  }
}

function isVisit(data: unknown): data is Visit {
  return (
    isObject(data) &&
    isText(data.key) &&
    data.key !== "" &&
    isText(data.added) &&
    allOf(data.texts, isText) &&
    allOf(data.questions, isTexts) &&
    allOf(data.answers, (answer) => answer === "yes" || answer === "no") &&
    allOf(data.reasons, isText) &&
    isTexts(data.photos)
  );
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function allOf(data: unknown, is: (value: unknown) => boolean): boolean {
  return isObject(data) && Object.values(data).every(is);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

/** What an officer notes of one applicant on site. */

import type { VisitNotes } from "../generated/visits";

export type Answer = "yes" | "no";

/** Visits are listed in the order in which they were added; the files that `photos` names stay where they are. */
export type Visit = VisitNotes;

/** What is known of an applicant before the visit. */
export type Prefilled = Pick<Visit, "texts" | "questions">;

/** Something that two notes of one visit say differently. */
export type Difference = { part: "texts" | "answers" | "reasons"; name: string; here: string; there: string };

const PARTS = ["texts", "answers", "reasons"] as const;

/** Returns a visit of which nothing is noted yet. */
export function newVisit({ texts, questions }: Prefilled, added = new Date().toISOString()): Visit {
  const key = Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
  return { key, added, texts, questions, answers: {}, reasons: {}, photos: [] };
}

/** Whether both are of one applicant: by code; where one of them has none, by name. */
export function isSameApplicant(one: Prefilled, other: Prefilled): boolean {
  const [code, otherCode] = [comparable(one.texts.code), comparable(other.texts.code)];
  if (code && otherCode) return code === otherCode;
  const name = comparable(one.texts.name);
  return name !== "" && name === comparable(other.texts.name);
}

/** Returns a visit with the questions that are asked now; what is blank in its texts is filled in, the rest is kept. */
export function withQuestions(visit: Visit, { texts, questions }: Prefilled): Visit {
  return { ...visit, texts: filledIn(visit.texts, texts), questions };
}

/** Returns how many questions are to be asked on site, whatever has been answered. */
export function questionCount({ questions }: Visit): number {
  return Object.values(questions).flat().length;
}

/** Returns what both say of one visit; where they differ, what the first says. */
export function merged(here: Visit, there: Visit): Visit {
  return {
    ...here,
    texts: filledIn(here.texts, there.texts),
    questions: Object.keys(here.questions).length ? here.questions : there.questions,
    answers: filledIn(here.answers, there.answers),
    reasons: filledIn(here.reasons, there.reasons),
    photos: [...new Set([...here.photos, ...there.photos])],
  };
}

/** Returns where two notes of one visit say different things; what only one of them says is no difference. */
export function differences(here: Visit, there: Visit): Difference[] {
  return PARTS.flatMap((part) =>
    Object.entries(there[part]).flatMap(([name, text]) => {
      const own = here[part][name];
      return own && text && own !== text ? [{ part, name, here: own, there: text }] : [];
    }),
  );
}

/** Adds what the second says to what is blank in the first. */
function filledIn<Text extends string>(texts: Record<string, Text>, others: Record<string, Text>): Record<string, Text> {
  const given = Object.entries(texts).filter(([, text]) => text !== "");
  return { ...others, ...(Object.fromEntries(given) as Record<string, Text>) };
}

function comparable(text = ""): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

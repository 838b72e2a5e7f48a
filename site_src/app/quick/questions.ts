/** Which question comes next. */

import { findAll, requireElement } from "../dom/elements";
import type { Answers } from "../generated/worker";

export type Question = {
  element: HTMLElement;
  heading: HTMLElement;
  /** The names of its controls. */
  fields: string[];
};

/** Returns the page's questions, in the order in which they stand there. */
export function questionsOn(form: HTMLElement): Question[] {
  return findAll(".question", form).map((element) => ({
    element,
    heading: requireElement("h2", element),
    fields: (element.dataset.fields ?? "").split(" "),
  }));
}

/** Whether nothing of a question is answered. */
export function isBlank({ fields }: Question, answers: Answers): boolean {
  return !fields.some((name) => answers[name]);
}

/**
 * Returns the question to ask next, or null where none is left.
 *
 * @param order the fields that are still open, the one that decides most first; null while the checker has not said
 */
export function nextQuestion(questions: Question[], asked: Question[], answers: Answers, order: string[] | null): Question | null {
  const open = questions.filter((one) => !asked.includes(one) && applies(one, answers));
  if (!order) return open.find((one) => isBlank(one, answers)) ?? null;
  for (const path of order) {
    const found = open.find(({ fields }) => fields.includes(path));
    if (found) return found;
  }
  return null;
}

/** Whether a question is to be asked by what is chosen. */
function applies({ element }: Question, answers: Answers): boolean {
  const [choice = "", wanted] = (element.dataset.onlyWhen ?? "").split("=");
  return !choice || answers[choice] === wanted;
}

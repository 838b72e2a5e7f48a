/** What to ask an applicant, as a message that can be sent as it is. */

import type { DeskApplication, DeskFinding, DeskFound } from "../generated/desk";

export type Letter = {
  /** The notice's title and number. */
  notice: string;
  /** Who decides. */
  issuer: string;
};

/** Returns the message; empty if there is nothing to ask. */
export function questionsText({ applicant, findings, unreadable, gaps, lacking, open }: DeskApplication, { notice, issuer }: Letter): string {
  const questions = [
    ...findings.map(findingQuestion),
    ...unreadable.map(({ place, message }) => `没有读懂：${place}，${message}`),
    ...[...gaps, ...lacking].map(gapQuestion),
    ...(open.length ? [`没有填或没有填全，还不能判断：${open.join("、")}。`] : []),
  ];
  if (!questions.length) return "";
  return [
    `${applicant || "申报单位"}：`,
    `您好！对照${notice}核对了贵单位的申报材料，下面 ${questions.length} 处请核实，有误的请改正、补充后再交：`,
    ...questions.map((question, index) => `${index + 1}．${question}`),
    `以上是对材料的核对，不是认定结论；认定以${issuer}的文件为准。`,
  ].join("\n");
}

function findingQuestion({ label, message, places }: DeskFinding): string {
  return [`${label}：${message}`, ...places.map(({ place, value }) => `　　${place}：${value}`)].join("\n");
}

function gapQuestion({ title, clause, distance, reason }: DeskFound): string {
  return `未达到：${title}（${clause}）${distance && `，${distance}`}。${reason}`;
}

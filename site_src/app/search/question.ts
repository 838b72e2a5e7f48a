/** From what a visitor types to what is looked up. */

import { canonical, UNIT } from "./canonical";
import { takeNames } from "./names";
import { tokensOfQuestion } from "./tokens";

/** What a question has and an answer lacks. */
const ASKING = new RegExp(
  "为什么|什么样|什么|怎么办|怎么样|怎么|怎样|咋办|咋|啥|如何|哪些|哪个|哪里|哪儿|请问|需要|可以|能不能|能否|是不是|有没有|" +
    "要不要|算不算|行不行|会不会|到底|究竟|都要|都|还|东西|意思|一下|我们|你们|这个|那个|谁|吗|呢|吧|啊|么|的|了(?!解)|我|你|是|想|" +
    `(?<!\\p{Script=Han})请|(?:多少|几)(?!${UNIT})|(?<!\\d)1(?:个(?!月)|家|种)`,
  "gu",
);

/** The longest word that is looked up in one piece. */
const LONGEST_WORD = 8;

/** What is looked up of a question. */
export type Question = {
  terms: string[];
  /** All of it, as it would stand in a text. */
  phrase: string;
  /** The notices that it names; none, if it names all alike. */
  notices: ReadonlySet<string>;
};

/** What the site has names and words for. */
export type Vocabulary = {
  /** The notices' names: a year and what they are about. */
  notices: readonly string[];
  /** Clauses and documents. */
  names: ReadonlySet<string>;
  /** Words of keywords.yaml. */
  words: ReadonlySet<string>;
  /** From traditional characters to those of the site. */
  script: ReadonlyMap<string, string>;
};

/** Returns what to look up: names, words in one piece, and tokens of whatever else the question is about. */
export function readQuestion(asked: string, { notices, names, words, script }: Vocabulary): Question {
  const text = joinNames(canonical(asked, script));
  const phrase = text.replace(/[^\p{L}\p{N}%]/gu, "");
  const taken = takeNames(text, names);
  const meant = meantOf(notices, text);
  // What a notice is about stands everywhere in it; it matters only if nothing else is asked.
  const beside = meant.flatMap(programmeOf).reduce((left, word) => left.split(word).join(" "), taken.rest);
  const content = [beside.replace(ASKING, " "), taken.rest.replace(ASKING, " "), taken.names.length ? "" : text]
    .map(tokensOfQuestion)
    .find(({ length }) => length > 0);
  return {
    terms: [...new Set([...(content ?? []), ...wholeWords(phrase, words), ...taken.names])],
    phrase,
    notices: new Set(meant.length < notices.length ? meant : []),
  };
}

/** Returns what to point out: the question in one piece, its words, pairs and numbers, also counted in 万. */
export function marksOf({ terms, phrase }: Question): string[] {
  const standing = terms.map((term) => term.replace(/^=/u, "")).filter((term) => /^[\p{L}\p{N}]/u.test(term));
  const tenThousands = standing.filter((term) => /^[1-9]\d*0000$/u.test(term)).map((term) => `${term.slice(0, -4)}万`);
  return [...new Set([phrase, ...standing, ...tenThousands])].filter(Boolean);
}

/** Returns the tokens of the words that stand in a text. */
export function wholeWords(text: string, words: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 2; end <= Math.min(start + LONGEST_WORD, text.length); end++) {
      const word = text.slice(start, end);
      if (words.has(word)) found.push(wholeWord(word));
    }
  }
  return found;
}

/** Returns the token of a word in one piece. */
export function wholeWord(word: string): string {
  return `=${word}`;
}

/** Whether a token is a word in one piece. */
export function isWholeWord(token: string): boolean {
  return token.startsWith("=");
}

/** A name of two characters may be set with a space between them. */
function joinNames(text: string): string {
  return text.replace(/(?<!\p{Script=Han})(\p{Script=Han}) (?=\p{Script=Han}(?!\p{Script=Han}))/gu, "$1");
}

/** Returns the notices of whose name a text has most. */
function meantOf(notices: readonly string[], text: string): string[] {
  const had = notices.map((notice) => notice.split(" ").filter((word) => text.includes(word)).length);
  const most = Math.max(1, ...had);
  return notices.filter((_, number) => had[number] === most);
}

function programmeOf(notice: string): string[] {
  return notice.split(" ").filter((word) => !/^\d+$/u.test(word));
}

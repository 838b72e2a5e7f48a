/** The index of all places, made in the browser of what it has loaded. */

import MiniSearch from "minisearch";
import { canonical } from "./canonical";
import { namesOfClause, namesOfDocuments } from "./names";
import type { Place, Site } from "./places";
import { isWholeWord, marksOf, readQuestion, wholeWord, wholeWords, type Vocabulary } from "./question";
import { best, rank, rankByCharacters, type Whole } from "./ranking";
import { tokensOfText } from "./tokens";

/** How much a token counts by where it stands: */
const BOOST = {
  /** a place's name, */
  name: 2.5,
  /** words by which visitors look for it, */
  words: 2.2,
  text: 1,
  /** words by which they look for its page, */
  around: 0.8,
  /** the clause or document that it is, */
  own: 12,
  /** and those that it cites. */
  cited: 5,
};

/** How much a word in one piece counts, beside the pairs of characters that it has. */
const WHOLE_WORD = 0.5;
/** How many places are added to the index before the page may do something else. */
const AT_ONCE = 60;

const SEPARATOR = "\n";

const FIRST_HAN = 0x2e80;
const FIRST_BRANCH = 0x100;
const BRANCHES = 32;

export type Answer = {
  /** The best first. */
  places: Place[];
  /** What to point out in them. */
  marks: string[];
};

/** Makes an index and returns what answers questions: of one notice, or of all if none is given. */
export async function makeEngine(site: Site): Promise<(asked: string, notice: string) => Answer> {
  const names = new Set<string>();
  const words = new Set(site.places.flatMap((place) => wordsOf(plain(place.words))));
  const vocabulary: Vocabulary = { ...site, names, words };
  const index = new MiniSearch<Document>({
    fields: Object.keys(BOOST),
    tokenize: (terms) => terms.split(SEPARATOR).filter(Boolean),
    processTerm: (term) => term,
  });
  const all: Whole[] = [];
  let pageWords: string[] = [];
  for (const place of site.places) {
    const said: Said = { heading: plain(place.heading), text: plain(place.text), words: plain(place.words) };
    if (place.isPage) pageWords = tokensOfWords(said.words);
    const document = { ...documentOf(place, said, words), around: [...aroundOf(place, said), ...pageWords] };
    for (const name of [...document.own, ...document.cited]) names.add(name);
    index.add({ id: all.length, ...joined(document) });
    all.push({ place, whole: Object.values(said).join("").replace(/\s/gu, "") });
    if (all.length % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
  }

  return (asked, notice) => {
    const question = readQuestion(asked, vocabulary);
    const terms = question.terms.map(filed);
    const found = index.search(terms.join(SEPARATOR), {
      boost: BOOST,
      prefix: (term) => /^[a-z0-9.]{3,}$/u.test(term),
      fuzzy: (term) => (/^[a-z]{5,}$/u.test(term) ? 0.2 : false),
      boostTerm: (term) => (isWholeWord(term) ? WHOLE_WORD : 1),
    });
    const hits = found.length ? rank({ ...question, terms }, found, all, site.notices[0]) : rankByCharacters(question.phrase, all);
    return { places: best(hits.filter(({ place }) => !notice || place.notice === notice)), marks: marksOf(question) };
  };
}

/** What a place says, in canonical text. */
type Said = Record<"heading" | "text" | "words", string>;
type Tokens = Record<keyof typeof BOOST, string[]>;
type Document = Record<keyof typeof BOOST, string> & { id: number };

/** Returns a place's tokens, without those that its page gives it. */
function documentOf(place: Place, { heading, text, words }: Said, known: ReadonlySet<string>): Omit<Tokens, "around"> {
  return {
    name: place.isTitled ? [...tokensOfText(heading), ...wholeWords(heading, known)] : [],
    words: tokensOfWords(words),
    text: tokensOfText(text),
    own: [...namesOfClause(place.clause), ...namesOfDocuments(place.words)],
    cited: [...place.cited.flatMap(namesOfClause), ...namesOfDocuments(place.text)],
  };
}

function aroundOf({ notice, pageTitle, isTitled }: Place, { heading }: Said): string[] {
  return tokensOfText(plain(`${notice} ${pageTitle} ${isTitled ? "" : heading}`));
}

function tokensOfWords(words: string): string[] {
  return [...tokensOfText(words), ...wordsOf(words).map(wholeWord)];
}

function wordsOf(words: string): string[] {
  return words.split(" ").filter(Boolean);
}

/**
 * Returns a token as it is kept in the index, which is a tree of letters and looks at the branches of a node one by one:
 * with a thousand characters that tokens begin with, that takes long. So characters stand on a few branches first.
 */
function filed(token: string): string {
  const at = isWholeWord(token) ? 1 : 0;
  const first = token.charCodeAt(at);
  return first < FIRST_HAN ? token : `${token.slice(0, at)}${String.fromCharCode(FIRST_BRANCH + (first % BRANCHES))}${token.slice(at)}`;
}

/** The site's own texts are in its script. */
function plain(text: string): string {
  return canonical(text, new Map());
}

function joined(document: Tokens): Omit<Document, "id"> {
  return Object.fromEntries(Object.entries(document).map(([field, tokens]) => [field, tokens.map(filed).join(SEPARATOR)])) as Omit<Document, "id">;
}

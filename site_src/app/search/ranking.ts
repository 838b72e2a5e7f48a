/** The order in which places answer a question. */

import type { SearchResult } from "minisearch";
import type { Place } from "./places";
import { isWholeWord, type Question } from "./question";

/** How much more a place counts that has what was asked in one piece, */
const PHRASE = 1.6;
/** that belongs to a notice which the question names, */
const NAMED_NOTICE = 1.5;
/** or, if it names none, to the newest. */
const NEWEST = 1.2;
/** How rare a pair of characters is taken to be that is nowhere, as when one of them was mistyped. */
const NOWHERE = 3;
/** How much more a character counts in a place's name, */
const IN_NAME = 4;
/** and how many characters are added to each place, so that those that say next to nothing do not come first. */
const ADDED_LENGTH = 100;
/** A place with less than this share of the best one's score only happens to have some of the question. */
const NEGLIGIBLE = 0.1;

/** A place with all its words in one piece. */
export type Whole = { place: Place; whole: string };

export type Hit = { place: Place; score: number };

/** Ranks what was found by BM25, by how much of the question a place has, and by what is known of the place. */
export function rank({ terms, phrase, notices }: Question, found: SearchResult[], all: readonly Whole[], newest: string | undefined): Hit[] {
  const rarity = rarityAmong(found, all.length);
  const asked = sum(terms.map(rarity));
  return found.map(({ id, score, queryTerms, match }) => {
    const { place, whole } = all[id as number] as Whole;
    const covered = sum(queryTerms.map(rarity)) / asked;
    const inOnePiece = phrase.length > 2 && whole.includes(phrase) ? PHRASE : 1;
    const isMeant = Object.values(match).some((fields) => fields.includes("own"));
    const weight = isMeant ? 1 : weightOf(place);
    // MiniSearch multiplies by the number of terms, of which we count those more that are rare.
    return { place, score: (score / queryTerms.length) * covered * inOnePiece * weight * preference(place.notice, notices, newest) };
  });
}

/** Ranks by single characters, for a question of which no two neighbours stand together anywhere. */
export function rankByCharacters(phrase: string, all: readonly Whole[]): Hit[] {
  const characters = [...new Set(phrase.match(/\p{Script=Han}/gu) ?? [])];
  const rarities = characters.map((character) => Math.log(1 + all.length / (1 + all.filter(({ whole }) => whole.includes(character)).length)));
  return all.map(({ place, whole }) => {
    const parts = characters.map((character, number) => {
      const inName = place.isTitled && place.heading.includes(character) ? IN_NAME : 0;
      return (rarities[number] ?? 0) * (whole.split(character).length - 1 + inName);
    });
    return { place, score: (sum(parts) * place.weight) / (whole.length + ADDED_LENGTH) };
  });
}

/** Returns the places that count, the best first. */
export function best(hits: Hit[]): Place[] {
  const ordered = hits.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return ordered.filter(({ score }) => score >= NEGLIGIBLE * (ordered[0]?.score ?? 0)).map(({ place }) => place);
}

/** Returns how much of a question a term is: much, if few places have it. */
function rarityAmong(found: SearchResult[], places: number): (term: string) => number {
  const frequency = new Map<string, number>();
  for (const { queryTerms } of found) {
    for (const term of queryTerms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  return (term) => {
    const having = frequency.get(term);
    if (having) return Math.log(1 + places / having);
    return isWholeWord(term) ? 0 : NOWHERE;
  };
}

/** What a page is called counts for more than what stands on it. */
function weightOf({ isPage, weight }: Place): number {
  return isPage ? Math.sqrt(weight) : weight;
}

function preference(notice: string, named: ReadonlySet<string>, newest: string | undefined): number {
  if (named.size) return named.has(notice) ? NAMED_NOTICE : 1;
  return notice === newest ? NEWEST : 1;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

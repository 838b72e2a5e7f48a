/** The part of a text that shows why it was found. */

const LENGTH = 76;
const BEFORE = 14;

/** A stretch of an excerpt; what was searched for is marked. */
export type Stretch = {
  text: string;
  marked: boolean;
};

/** Returns the stretch of a text that has the most of the words, cut into marked and other parts. */
export function excerpt(text: string, words: string[]): Stretch[] {
  const pattern = matcher(words);
  const matches = pattern ? [...text.matchAll(pattern)] : [];
  const start = best(matches.map(({ index, 0: found }) => ({ index, found: found.toLowerCase() })));
  const from = start <= BEFORE ? 0 : beginning(text, start);
  const part = text.slice(from, from + LENGTH);
  const shown = `${from ? "…" : ""}${part}${from + LENGTH < text.length ? "…" : ""}`;
  return mark(shown, words);
}

/** Cuts a text into the words that were searched for and what stands between them. */
export function mark(text: string, words: string[]): Stretch[] {
  const pattern = matcher(words);
  if (!pattern) return [{ text, marked: false }];
  // Splitting by a pattern with a group gives the matches at the odd indices.
  return text
    .split(pattern)
    .map((stretch, number) => ({ text: stretch, marked: number % 2 === 1 }))
    .filter((stretch) => stretch.text !== "");
}

/** Returns where to begin so that a match can be understood: after a stop or comma not far before it. */
function beginning(text: string, start: number): number {
  const before = text.slice(start - BEFORE, start);
  return start - BEFORE + (/^.*[。；，：、\s]/su.exec(before)?.[0].length ?? 0);
}

/** Returns where the window begins that has the most different words; the first match, if several do. */
function best(matches: { index: number; found: string }[]): number {
  let most = 0;
  let start = 0;
  for (const { index } of matches) {
    const within = matches.filter((match) => match.index >= index && match.index < index + LENGTH - BEFORE);
    const different = new Set(within.map(({ found }) => found)).size;
    if (different > most) [most, start] = [different, index];
  }
  return start;
}

/** Words are letters and figures, nothing to escape. Official texts set spaces between figures and units. */
function matcher(words: string[]): RegExp | null {
  const longestFirst = words.filter((word) => word !== "%").sort((a, b) => b.length - a.length);
  const spaced = longestFirst.map((word) => [...word].join("\\s*"));
  return spaced.length ? new RegExp(`((?:${spaced.join("|")})(?:\\s*%)?)`, "giu") : null;
}

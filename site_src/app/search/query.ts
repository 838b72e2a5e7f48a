/** From what a visitor types to an order of results; the index itself is Pagefind's. */

export type Hit = {
  id: string;
  score: number;
  data: () => Promise<Fragment>;
};

/** What Pagefind keeps of a record; see generator/search/. */
export type Fragment = {
  url: string;
  content: string;
  filters: Record<string, string[]>;
};

export type Index = {
  search: (term: string, options: { filters: Record<string, string> }) => Promise<{ results: Hit[] }>;
};

/** Words that a question has and an answer lacks; they are looked up only if there are no others. */
const WEAK = new Set(
  ("的 了 吗 呢 吧 啊 么 是 要 需要 须 能 能否 可以 请问 我 我们 你 你们 有 没有 会 被 和 与 及 或 在 到 对 从 为 把 给 " +
    "什么 什么样 怎么 怎么办 怎样 如何 多少 几 哪 哪些 哪个 哪里 哪儿 谁 为什么 多 都 也 还 就 才 算 上 里 中").split(" "),
);

/** How much more a record counts in which the words stand one after the other, as they were typed. */
const PHRASE = 1.6;

/** A record with less than this share of the best one's score only happens to have one of the words. */
const NEGLIGIBLE = 0.1;

/** Returns a query in the characters that the index has: half-width, without brackets and joining marks. */
export function normalise(query: string): string {
  return query
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(\d)\s*(?:m2|m²|平米|平方(?!米))/g, "$1平方米")
    .replace(/(?<!\d)(0(?:10|2\d|[3-9]\d\d))(\d{7,8})(?!\d)/g, "$1 $2")
    .replace(/[^\p{L}\p{N}%@.]+/gu, " ")
    .trim();
}

/** Returns the words of a normalised query that say what it is about, each once. */
export function words(query: string): string[] {
  const all = [...new Set(segments(query).flatMap((part) => part.match(/[\p{L}\p{N}]+|%/gu) ?? []))];
  const strong = all.filter((word) => !WEAK.has(word));
  return strong.length ? strong : all;
}

/** Returns what to point out in an answer: what was typed in one piece, and its words. */
export function highlightTerms(query: string): string[] {
  const pieces = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set([...pieces, ...words(query)])];
}

function segments(query: string): string[] {
  // Old browsers cannot tell Chinese words apart; Pagefind finds single characters as well.
  if (!("Segmenter" in Intl)) return query.match(/\p{Script=Han}|[^\p{Script=Han}\s]+/gu) ?? [];
  return [...new Intl.Segmenter("zh", { granularity: "word" }).segment(query)].map(({ segment }) => segment);
}

/**
 * Returns the records that answer a query, the best first.
 *
 * Every word is looked up by itself, so that one that nothing has does not hide what the others find. A record counts
 * by its words' scores, of which Pagefind makes those of rare words high, times the share of the query that it has.
 */
export async function find(index: Index, query: string, filters: Record<string, string>): Promise<Hit[]> {
  const wanted = words(query);
  const phrase = wanted.length > 1 ? index.search(`"${wanted.join(" ")}"`, { filters }) : { results: [] };
  const found = await Promise.all(wanted.map(async (word) => (await index.search(word, { filters })).results));
  const exact = new Set((await phrase).results.map(({ id }) => id));

  const weights = found.map(rarity);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const ranked = new Map<string, { hit: Hit; score: number; covered: number }>();
  found.forEach((results, number) => {
    for (const hit of results) {
      const entry = ranked.get(hit.id) ?? { hit, score: 0, covered: 0 };
      entry.score += hit.score;
      entry.covered += weights[number] ?? 0;
      ranked.set(hit.id, entry);
    }
  });
  const hits = [...ranked.values()]
    .map(({ hit, score, covered }) => ({ ...hit, score: score * (covered / whole) * (exact.has(hit.id) ? PHRASE : 1) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return hits.filter(({ score }) => score >= NEGLIGIBLE * (hits[0]?.score ?? 0));
}

/** Returns how much of a query a word is; one that nothing has is the largest part of it. */
function rarity(hits: Hit[]): number {
  return Math.log(1 + 1000 / (1 + hits.length));
}

/** Texts by name, as answers and rows are. */

type Texts = Readonly<Record<string, string>>;

/** Whether two have the same texts. */
export function areSame(one: Texts, other: Texts): boolean {
  return Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);
}

/** Whether two lists have the same texts in the same order. */
export function areSameRows(one: readonly Texts[], other: readonly Texts[]): boolean {
  return one.length === other.length && one.every((texts, index) => areSame(texts, other[index]!));
}

/** Cuts a canonical text into what the index holds: pairs of neighbouring characters, numbers with and without unit. */

import { UNIT } from "./canonical";

const HOW_MANY = `(?:几|多少)(?=${UNIT})`;

const TOKEN = new RegExp(
  [
    `(?<attached>(?:附件|附表)\\s*\\d+(?:\\s*[-—–]\\s*\\d+)?)`,
    `(?<phone>(?<!\\d)0(?:10|2\\d|[3-9]\\d\\d)-?\\d{7,8}(?!\\d))`,
    `(?<year>\\d{4}年)?(?<day>\\d{1,2}月\\d{1,2}日)`,
    `${HOW_MANY}(?<counted>${UNIT})`,
    `(?<number>\\d+(?:\\.\\d+)?)(?<unit>${UNIT})?`,
    `(?<latin>[a-z][a-z0-9@._-]*)`,
    `(?<han>(?:(?!${HOW_MANY})\\p{Script=Han})+)`,
  ].join("|"),
  "gu",
);

/** Returns the tokens of what somebody asks; a question for a number, 几家, has a token that each answer has. */
export function tokensOfQuestion(text: string): string[] {
  return [...text.matchAll(TOKEN)].flatMap(({ groups = {} }) => tokensOf(groups));
}

/** Returns the tokens of a text that may answer. */
export function tokensOfText(text: string): string[] {
  return [...text.matchAll(TOKEN)].flatMap(({ groups = {} }) => {
    const { attached, year, unit } = groups;
    return [...tokensOf(groups), ...(attached ? ["附件"] : []), ...(year ? [year] : []), ...(unit ? [howMany(unit)] : [])];
  });
}

function tokensOf({ attached, phone, year, day, counted, number, unit, latin, han }: Record<string, string>): string[] {
  if (han) return pairs([...han]);
  if (number) return unit ? [number, number + unit] : [number];
  if (day) return year ? [day, year + day] : [day];
  if (counted) return [howMany(counted)];
  if (attached) {
    const [whole = "", part] = attached.replace(/\s/gu, "").split(/[-—–]/u);
    return part ? [whole, `${whole}-${part}`] : [whole];
  }
  if (phone) return [...(/^(0(?:10|2\d|[3-9]\d\d))-?(\d+)$/u.exec(phone) ?? [])].slice(1);
  return latin ? latin.split(/[@._-]+/u).filter(Boolean) : [];
}

function howMany(unit: string): string {
  return `?${unit}`;
}

function pairs(characters: string[]): string[] {
  return characters.length < 2 ? characters : characters.slice(1).map((second, number) => `${characters[number]}${second}`);
}

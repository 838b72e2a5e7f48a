/** One way to write what people write in several: widths, scripts, numbers, units, dates and document numbers. */

const ZERO_TO_NINE = "零一二三四五六七八九";
const NUMERAL = "[零〇一二两三四五六七八九]";
const FACTORS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** What a number counts: a pattern. */
export const UNIT =
  "平方米|个月|小时|工作日|元|家|个|人|名|位|年|月|日|天|号|份|项|款|条|次|倍|类|种|章|点|间|层|楼|室|场|处|级|册|套|页|张|%";

/** A single numeral is a number only behind 第, 附件 and the like, or before a unit: 统一 and 万一 stay as they are. */
const IN_NUMERALS = new RegExp(
  [
    `百分之([零〇一二两三四五六七八九十百]+|[\\d.]+)`,
    `(?<=第|附件|附表|材料|表)(?:${NUMERAL}|十)+`,
    `(?:${NUMERAL}|十)*${NUMERAL}[十百千万亿](?:${NUMERAL}|[十百千万亿])*(?!分)`,
    `十${NUMERAL}?(?=${UNIT})`,
    `${NUMERAL}{4}(?=年)`,
    `${NUMERAL}(?=${UNIT})`,
  ].join("|"),
  "gu",
);

/** Returns a text as the index has it, with its characters replaced as `script` says. */
export function canonical(text: string, script: ReadonlyMap<string, string>): string {
  const lower = text.normalize("NFKC").toLowerCase();
  const simplified = /\p{Script=Han}/u.test(lower) ? [...lower].map((character) => script.get(character) ?? character).join("") : lower;
  return simplified
    .replace(/[〔［【[(]\s*((?:19|20)\d\d)\s*[〕］】\])]\s*第?\s*(\d{1,4})(?!\d)(?:\s*号)?/gu, "$1年$2号")
    .replace(/(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/gu, (_, year: string, month: string, day: string) => `${year}年${+month}月${+day}日`)
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, "")
    .replace(/(?<=\d)\s+(?=[\p{Script=Han}%])|(?<=\p{Script=Han})\s+(?=\d)/gu, "")
    .replace(/(\d+(?:\.\d+)?)([百千]?[万亿]|[百千])(?!分)/gu, (_, number: string, factors: string) => inFull([...factors].reduce((product, factor) => product * (FACTORS[factor] ?? 1), Number(number))))
    .replace(IN_NUMERALS, (numeral: string, percent?: string) => (percent ? `${/\d/u.test(percent) ? percent : valueOf(percent)}%` : inFull(valueOf(numeral))))
    .replace(/(?<=\d)\s*(?:m2|平米|平方(?!米)|平(?![方米台均板]))/gu, "平方米")
    .replace(/0?(\d{1,2})月0?(\d{1,2})[日号]/gu, "$1月$2日");
}

/** Reads 三百二十 and 二〇二四. */
function valueOf(numeral: string): number {
  const characters = [...numeral];
  if (!characters.some((character) => character in FACTORS)) return Number(characters.map(digit).join(""));
  let whole = 0; // up to the last 万 or 亿
  let part = 0; // what the next one of these multiplies
  let last = 0;
  for (const character of characters) {
    const factor = FACTORS[character];
    if (factor === undefined) last = digit(character);
    else {
      if (factor < 1e4) part += (last || 1) * factor;
      else [whole, part] = [(whole + part + last) * factor, 0];
      last = 0;
    }
  }
  return whole + part + last;
}

function digit(numeral: string): number {
  return numeral === "两" ? 2 : Math.max(ZERO_TO_NINE.indexOf(numeral), 0);
}

function inFull(number: number): string {
  return String(Number(number.toFixed(6)));
}

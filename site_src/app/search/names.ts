/** Names by which texts cite: addresses of clauses, 一（一）3, and numbers of documents, 〔2024〕131号. */

const ORDINAL = "(?:[一二三四五六七八九十]{1,2}|\\d{1,2})";

type Form = { pattern: RegExp; names: (groups: string[]) => string[] };

/** The ways to write a name, in canonical text. A name may have several spellings here; one of them is known, or none. */
const FORMS: readonly Form[] = [
  {
    // 一（一）3, 第一条第（一）款第3项, 五第3款
    pattern: new RegExp(`第?(${ORDINAL})(?:条|部分|章|大项|、)?\\s*(?:第?\\((${ORDINAL})\\)[款条项]?|第(${ORDINAL})[款条项])\\s*(?:第?\\(?(${ORDINAL})(?!\\d*[家个人%年月])\\)?)?[项点条款目]?`, "gu"),
    names: ([first = "", second, third = "", fourth]) => {
      const clause = `§${ordinal(first)}.${ordinal(second ?? third)}`;
      return fourth ? [`${clause}.${ordinal(fourth)}`, clause] : [clause];
    },
  },
  {
    // 毕业企业第二条
    pattern: new RegExp(`(\\p{Script=Han}{2,4}?)(?:的|条件)*第(${ORDINAL})[条项点款]`, "gu"),
    names: ([whose = "", number = ""]) => [`§${whose}.${ordinal(number)}`],
  },
  {
    // 第二条, 第二部分
    pattern: new RegExp(`第(${ORDINAL})(?:条|部分|章|大项)`, "gu"),
    names: ([number = ""]) => [`§${ordinal(number)}`],
  },
  {
    // 晋科函2024年131号, 晋科函131, 2024年131号
    pattern: /(?:\p{Script=Han}{1,5}[发函字办规令]\s*(?:((?:19|20)\d\d)[年\s]\s*)?|((?:19|20)\d\d)年)第?(\d{1,4})(?!\d)号?文?件?/gu,
    names: ([year, other, number = ""]) => (year ?? other ? [`№${year ?? other}-${number}`] : [`№${number}`]),
  },
  {
    // 131号文
    pattern: /(?<!\d)(\d{1,4})号文?件?/gu,
    names: ([number = ""]) => [`№${number}`],
  },
];

/** Takes the names that are known out of a canonical text; returns them, and what is left. */
export function takeNames(text: string, known: ReadonlySet<string>): { names: string[]; rest: string } {
  const names: string[] = [];
  const rest = FORMS.reduce(
    (left, form) =>
      left.replace(form.pattern, (written: string, ...groups: string[]) => {
        const found = form.names(groups.slice(0, -2)).filter((name) => known.has(name));
        if (!found.length) return written;
        names.push(...found);
        return " ";
      }),
    text,
  );
  return { names, rest };
}

/** Returns the names of the clause with an address, the narrowest first: 一（一）3 is a part of 一（一）, and of 一. */
export function namesOfClause(address: string): string[] {
  const plain = address.normalize("NFKC");
  const [, whose, number = ""] = /·(\p{Script=Han}+)(\d+)$/u.exec(plain) ?? [];
  if (whose) return [`§${whose}.${number}`];
  const [, first, second, third, fourth] = new RegExp(`^(${ORDINAL})(?:\\((${ORDINAL})\\)|第(${ORDINAL})款)(\\d+)?$`, "u").exec(plain) ?? [];
  if (!first) return [];
  const part = `§${ordinal(first)}`;
  const clause = `${part}.${ordinal(second ?? third ?? "")}`;
  return fourth ? [`${clause}.${fourth}`, clause, part] : [clause, part];
}

/** Returns the names of the documents whose numbers a text cites in full. */
export function namesOfDocuments(text: string): string[] {
  return [...text.matchAll(/〔(\d{4})〕(\d+)号/gu)].flatMap(([, year, number]) => [`№${year}-${number}`, `№${number}`]);
}

function ordinal(numeral: string): number {
  if (/^\d/u.test(numeral)) return Number(numeral);
  const [tens, ones] = numeral.includes("十") ? numeral.split("十") : ["零", numeral];
  const value = (text = ""): number => "零一二三四五六七八九".indexOf(text);
  return (tens ? value(tens) : 1) * 10 + (ones ? value(ones) : 0);
}

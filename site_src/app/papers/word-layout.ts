/** The layout of a Word file that was filled in, where its template could not foresee it. Works on the document's XML. */

/**
 * Returns a document's XML in which tables that have got more columns than the template's share its width among them, the
 * wider the longer the texts below its heading are.
 */
export function withColumnsShared(xml: string): string {
  return xml.replace(/<w:tbl>[^]*?<\/w:tbl>/g, (table) => {
    const rows = (table.match(/<w:tr\b[^]*?<\/w:tr>/g) ?? []).map((row) => row.match(/<w:tc>[^]*?<\/w:tc>/g) ?? []);
    const columns = table.match(/<w:gridCol\b[^>]*>/g) ?? [];
    const count = rows[0]?.length ?? 0;
    if (columns.length === count) return table;
    const whole = columns.reduce((sum, column) => sum + Number(/w:w="(\d+)"/.exec(column)?.[1] ?? 0), 0);
    const longest = Array.from({ length: count }, (_, place) => Math.max(...rows.slice(1).map((cells) => lengthIn(cells[place] ?? ""))));
    const weights = longest.map((length) => Math.min(Math.max(length, NARROWEST), WIDEST));
    const widths = weights.map((weight) => Math.floor((whole * weight) / weights.reduce((sum, one) => sum + one)));
    let cell = 0;
    return table
      .replace(/<w:tblGrid>[^]*?<\/w:tblGrid>/, `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`)
      .replace(/(<w:tcW\b[^>]*?w:w=")\d+/g, (_, before: string) => `${before}${widths[cell++ % count]}`);
  });
}

/** How many letters a column is wide at least, and at most; Chinese ones count twice. */
const [NARROWEST, WIDEST] = [8, 24];

function lengthIn(cell: string): number {
  return cell.replace(/<[^>]*>/g, "").replace(/[^!-~]/g, "  ").length;
}

/** Returns a document's XML without its last section, of which nothing is left but its page. */
export function withoutLastSection(xml: string): string {
  const sections = xml.match(/<w:sectPr\b[^]*?<\/w:sectPr>/g) ?? [];
  if (sections.length < 2) return xml;
  const [kept, last] = sections.slice(-2) as [string, string];
  const end = xml.lastIndexOf(last);
  const before = xml.slice(0, xml.lastIndexOf(kept)).lastIndexOf("<w:p>");
  return xml.slice(0, before) + kept + xml.slice(end + last.length);
}

/** The year of recognition, and what follows from it today. */

import { today } from "../values/dates";
import { findAll, requireElement, setText } from "../dom/elements";

/** Says whether a recognition is still valid; only its last year is known, not the day. */
function remark(until: number, closed: string): string {
  const thisYear = Number(today().slice(0, 4));
  if (thisYear < until) return `今年是${thisYear}年，按推算尚在有效期内。`;
  if (thisYear === until) return `今年是${thisYear}年，按推算今年到期。`;
  return `今年是${thisYear}年，按推算已到期。${closed}`;
}

/** Offers the choice of a year, and answers with that year's row of the table. */
export function bindYears(): void {
  for (const part of findAll("[data-year-check]")) {
    const select = requireElement<HTMLSelectElement>("select", part);
    const { windowLast = "", closed: said = "" } = part.dataset;
    const closed = today() > windowLast ? said : "";
    const show = () => {
      const rows = findAll<HTMLTableRowElement>("[data-year]");
      for (const row of rows) row.classList.toggle("chosen", row.dataset.year === select.value);
      const chosen = rows.find((row) => row.dataset.year === select.value);
      const [year, , text] = chosen?.cells ?? [];
      const until = chosen?.dataset.until;
      setText("answer", year && text ? `${year.textContent}认定的：${text.textContent}` : "", part);
      setText("today", until ? remark(Number(until), closed) : "", part);
      requireElement("[data-basis]", part).hidden = !chosen;
    };
    select.addEventListener("change", show);
    part.hidden = false;
    show(); // a browser that goes back keeps the choice
  }
}

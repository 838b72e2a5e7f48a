/** The year of recognition, and what follows from it today. */

import { today } from "./dates";
import { all, one, write } from "./dom";

/** What the years say today; the day of the year is not known, so nothing is said about it. */
function remark(until: number, closed: boolean): string {
  const thisYear = Number(today().slice(0, 4));
  if (thisYear < until) return `今年是${thisYear}年，按推算尚在有效期内。`;
  if (thisYear === until) return `今年是${thisYear}年，按推算今年到期。`;
  const past = `今年是${thisYear}年，按推算已到期。`;
  return closed ? `${past}这次通知的申报时间已经结束，能否、何时重新认定，请咨询组织推荐单位。` : past;
}

/** Offers the choice of a year, and answers with that year's row of the table. */
export function bindYears(): void {
  for (const part of all("[data-year-check]")) {
    const select = one<HTMLSelectElement>("select", part);
    const closed = today() > (part.dataset.windowLast ?? "");
    const show = () => {
      for (const row of all<HTMLTableRowElement>("[data-year]")) {
        const chosen = row.dataset.year === select.value;
        row.classList.toggle("chosen", chosen);
        if (!chosen) continue;
        write("answer", `${row.cells[0]?.textContent}认定的：${row.cells[2]?.textContent}`, part);
        write("today", row.dataset.until ? remark(Number(row.dataset.until), closed) : "", part);
      }
      if (!select.value) for (const name of ["answer", "today"]) write(name, "", part);
    };
    select.addEventListener("change", show);
    part.hidden = false;
    show(); // a browser that goes back keeps the choice
  }
}

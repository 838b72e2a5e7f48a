/** Where a notice's window stands today. */

import { today } from "./dates";
import { all, one } from "./dom";

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

type Status = { name: "ahead" | "open" | "recommending" | "closed"; text: string };

function statusOf(day: string, { first = "", last = "", recommended = "" }: DOMStringMap): Status {
  if (day < first) return { name: "ahead", text: `未开始，还有 ${daysBetween(day, first)} 天` };
  if (day === last) return { name: "open", text: "申报中，今天截止" };
  if (day < last) return { name: "open", text: `申报中，还有 ${daysBetween(day, last)} 天截止` };
  if (day <= recommended) return { name: "recommending", text: "申报已截止，推荐单位推荐中" };
  return { name: "closed", text: "申报、推荐均已截止" };
}

/** Adds its status to every window whose dates the page shows. */
export function showStatuses(): void {
  for (const window of all(".window")) {
    const status = statusOf(today(), window.dataset);
    const element = one("[data-status]", window);
    element.dataset.status = status.name;
    element.textContent = status.text;
    element.hidden = false;
  }
}

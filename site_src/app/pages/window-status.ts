/** Where a notice's window, and each event of its schedule, stands today. */

import { today } from "../values/dates";
import { findAll, requireElement } from "../dom/elements";

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

type Status = { name: "ahead" | "open" | "recommending" | "closed"; text: string };

function windowStatus(day: string, { first = "", last = "", recommended = "", recommends = "" }: DOMStringMap): Status {
  if (day < first) return { name: "ahead", text: `未开始，还有 ${daysBetween(day, first)} 天` };
  if (day === last) return { name: "open", text: "申报中，今天截止" };
  if (day < last) return { name: "open", text: `申报中，还有 ${daysBetween(day, last)} 天截止` };
  if (day <= recommended) return { name: "recommending", text: `申报已截止，${recommends}推荐中` };
  return { name: "closed", text: `申报${recommended && "、推荐均"}已截止` };
}

/** Where one event stands, on its own: a day, or several; one without a first day is a deadline. */
function eventStatus(day: string, { first = "", last = "" }: DOMStringMap): Status {
  const running = first && "进行中，";
  if (day < first) return { name: "ahead", text: `未开始，还有 ${daysBetween(day, first)} 天` };
  if (day > last) return { name: "closed", text: `已过 ${daysBetween(last, day)} 天` };
  if (first === last) return { name: "open", text: "今天" };
  if (day === last) return { name: "open", text: `${running}今天截止` };
  return { name: "open", text: `${running}还有 ${daysBetween(day, last)} 天截止` };
}

/** Adds its status to every window, and to every event, whose dates the page shows. */
export function showStatuses(): void {
  const day = today();
  for (const window of findAll(".window")) {
    const status = windowStatus(day, window.dataset);
    show(window, status);
    for (const said of findAll("[data-phase]", window))
      said.style.visibility = said.dataset.phase?.includes(status.name) ? "visible" : "hidden";
  }
  for (const event of findAll("[data-event]")) show(event, eventStatus(day, event.dataset));
}

function show(frame: HTMLElement, status: Status): void {
  const element = requireElement("[data-status]", frame);
  element.dataset.status = status.name;
  element.textContent = status.text;
  element.hidden = false;
}

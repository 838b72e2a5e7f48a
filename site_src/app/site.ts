/** On every page: where each notice's window stands today, and everything unfolded on paper. */

import { today } from "./dates";
import { all, one } from "./dom";
import { showFailure, state } from "./state";

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

for (const window of all(".window")) {
  const status = statusOf(today(), window.dataset);
  const element = one("[data-status]", window);
  element.dataset.status = status.name;
  element.textContent = status.text;
  element.hidden = false;
}

/** Makes a button of the label that opens the navigation on narrow screens: a label can be reached by pointer only. */
function makeMenuButton(label: HTMLLabelElement): void {
  const drawer = one<HTMLInputElement>("#__drawer");
  const button = document.createElement("button");
  const showState = () => button.setAttribute("aria-expanded", String(drawer.checked));
  button.type = "button";
  button.className = `${label.className} menu`;
  button.setAttribute("aria-label", "导航菜单");
  button.append(...label.childNodes);
  button.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", showState);
  showState();
  label.replaceWith(button);
}

all<HTMLLabelElement>(".md-header label[for=__drawer]").forEach(makeMenuButton);

// The theme shows one of its switches of colours and chooses none: going backwards, the focus fell on a hidden one.
for (const option of all<HTMLInputElement>("input.md-option")) {
  option.checked = option.nextElementSibling instanceof HTMLElement && !option.nextElementSibling.hidden;
}

self.addEventListener("beforeprint", () => {
  for (const details of all<HTMLDetailsElement>("article details")) details.open = true;
});

// The self-assessment's own script tells of every failure but its own.
self.addEventListener("load", () => {
  if (document.querySelector("meta[name=checker]") && !state())
    showFailure({ type: "failed", reason: "missing-file", file: "check.js", detail: "" });
});

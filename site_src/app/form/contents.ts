/** The list of the page's parts: what each still needs, and which one is in view. */

import { findAll, requireElement, writeText } from "../dom/elements";
import { scrollWithin } from "../dom/scrolling";
import type { Result } from "../generated/report";
import { followParts } from "./part-in-view";

/** A part of the page, its link in the list, and the place in that for its state, where it has one. */
type Part = { element: HTMLElement; link: HTMLAnchorElement; place: HTMLElement | null };

/** How a part stands, and in words. */
type State = readonly ["wrong" | "open" | "done" | "blank", string];

export type Contents = {
  /** Says how the parts stand; the form's errors are shown by then. */
  refresh(results: readonly Result[]): void;
};

/** Conditions without whose answers an application is incomplete. */
const DECISIVE = "[data-condition]:is([data-level=applicant], [data-level=material])";

export function bindContents(): Contents {
  const side = requireElement(".side");
  const contents = requireElement("#contents", side);
  const button = requireElement("button", contents);
  const here = requireElement("[data-text=here]", button);
  const decisive = new Set(findAll(DECISIVE).map(({ dataset }) => dataset.condition));
  const parts = findAll<HTMLAnchorElement>("a", contents).map((link): Part => ({
    element: requireElement(`[id="${link.hash.slice(1)}"]`),
    link,
    place: link.querySelector<HTMLElement>(".part-state"),
  }));

  function isOpen(): boolean {
    return button.getAttribute("aria-expanded") === "true";
  }

  function unfoldList(open: boolean): void {
    button.setAttribute("aria-expanded", String(open));
  }

  function mark(current: HTMLElement): void {
    for (const { element, link } of parts) {
      if (element === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (element === current) scrollWithin(side, link);
    }
    nameCurrent();
  }

  /** The bar of narrow screens names the part in view. */
  function nameCurrent(): void {
    const link = contents.querySelector("[aria-current]");
    if (!link) return;
    writeText(here, `目录：${findAll("span", link).map(({ textContent }) => textContent).join("　")}`);
  }

  const goTo = followParts(
    parts.map(({ element }) => element),
    mark,
  );
  button.addEventListener("click", () => unfoldList(!isOpen()));
  for (const { element, link } of parts)
    link.addEventListener("click", () => {
      unfoldList(false);
      goTo(element);
    });
  contents.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    unfoldList(false);
    button.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !contents.contains(target)) unfoldList(false);
  });

  return {
    refresh(results) {
      const missing = new Set(results.filter(({ id }) => decisive.has(id)).flatMap((result) => result.missing ?? []));
      const fields = [...missing].flatMap((path) => document.getElementById(path) ?? []).filter(doesApply);
      for (const { element, place } of parts) {
        if (!place) continue;
        const [state, words] = element.dataset.rows === undefined ? sectionState(element, fields) : rosterState(element);
        writeText(place, words);
        place.dataset.state = state;
      }
      contents.dataset.checked = "";
      nameCurrent();
    },
  };
}

function doesApply(field: HTMLElement): boolean {
  return !field.closest("[hidden]");
}

/** What has to be put right comes first; fields that may stay blank are never missed. */
function sectionState(section: HTMLElement, missing: readonly HTMLElement[]): State {
  const wrong = findAll(".field-error:not([hidden])", section).filter(doesApply).length;
  if (wrong) return ["wrong", `有 ${wrong} 处要改`];
  const open = missing.filter((field) => section.contains(field)).length;
  if (open) return ["open", `差 ${open} 栏`];
  const asked = findAll(".field", section).some((field) => !field.closest(".optional"));
  return asked ? ["done", "填完"] : ["blank", "可不填"];
}

function rosterState({ dataset: { rows } }: HTMLElement): State {
  return rows === "0" ? ["blank", "未填"] : ["done", `${rows} 行`];
}

/** The panels with what is better looked at than read: asked for while one of them is open, and drawn where it changed. */

import { createElement, findAll } from "../dom/elements";
import { redraw } from "../dom/redraw";
import type { Pictures } from "../generated/report";
import { sayError } from "../messages/errors";
import { coalesced } from "../runtime/coalesced";
import { CheckerStopped } from "../runtime/runtime";
import { compositionPicture } from "./composition";
import { rosterPictures } from "./rosters";

const NO_ROWS = "名册还没有行；填了名册，这里就有图。";

/** Binds the panels, and returns what to call when answers have changed. */
export function bindPictures(ask: () => Promise<Pictures>): () => void {
  const panels = findAll<HTMLDetailsElement>("[data-pictures]");

  function draw(list: string, data: unknown, contents: () => Node[]): void {
    const place = document.querySelector(`[data-list=${list}]`);
    if (place) redraw(place, data, () => place.replaceChildren(...contents()));
  }

  const asking = coalesced(async () => {
    try {
      const { compositions, rosters } = await ask();
      draw("compositions", compositions, () => compositions.map(compositionPicture));
      draw("roster-pictures", rosters, () => (rosters.length ? rosters.flatMap(rosterPictures) : [createElement("p", NO_ROWS)]));
    } catch (error) {
      if (!(error instanceof CheckerStopped)) sayError("图没有画成：", error);
    }
  });

  function refresh(): void {
    if (panels.some(({ open }) => open)) void asking.ask();
  }

  for (const panel of panels) panel.addEventListener("toggle", refresh);
  return refresh;
}

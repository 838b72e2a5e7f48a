/** On narrow screens the bar at the bottom opens the results as a sheet over the form. */

import { requireElement } from "../dom/elements";

export function bindSheet(): void {
  const results = requireElement("#results");
  const sheet = requireElement<HTMLDialogElement>("#results-sheet");
  const place = document.createComment("results");

  function close(): void {
    if (sheet.open) sheet.close();
  }

  requireElement("#verdict-bar").addEventListener("click", () => {
    results.replaceWith(place);
    sheet.append(results);
    sheet.showModal();
    sheet.scrollTop = 0;
  });
  sheet.addEventListener("close", () => place.replaceWith(results));
  // Whatever leads to another place on the page leaves the sheet, before the link itself is followed.
  sheet.addEventListener(
    "click",
    ({ target }) => {
      const isLink = target instanceof Element && target.closest("a[href^='#']") !== null;
      const isClosing = target === sheet || (target instanceof Element && target.closest("[data-sheet-action=close]") !== null);
      if (isLink || isClosing) close();
    },
    { capture: true },
  );
  matchMedia("(min-width: 70em)").addEventListener("change", close);
}

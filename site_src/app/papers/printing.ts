/** Printing a paper: it is put into the page, of which nothing else is printed meanwhile, and is gone again afterwards. */

/**
 * Prints a paper.
 *
 * @param place the element for it; what is printed goes by its id
 * @param runningHead what stands on top of every sheet
 */
export function printPaper(place: HTMLElement, contents: Node[], runningHead: string): void {
  const { dataset, style } = document.documentElement;
  place.replaceChildren(...contents);
  place.hidden = false;
  dataset.printing = place.id;
  style.setProperty("--running-head", cssText(runningHead));
  self.addEventListener(
    "afterprint",
    () => {
      place.hidden = true;
      place.replaceChildren();
      delete dataset.printing;
      style.removeProperty("--running-head");
    },
    { once: true },
  );
  self.print();
}

/** Returns a text as a string of CSS. */
function cssText(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/[\n\r\f]/g, " ")}"`;
}

/** The theme's script, which measures and moves much: it waits until the page has its first verdict. */

/** Milliseconds after which nobody waits for a verdict any more. */
const PATIENCE = 8_000;

export function loadThemeLater(): void {
  const watching = new MutationObserver(() => {
    if (/^(?:ready|failed)$/.test(document.documentElement.dataset.checkerState ?? "")) setTimeout(load);
  });
  watching.observe(document.documentElement, { attributeFilter: ["data-checker-state"] });
  setTimeout(load, PATIENCE);

  function load(): void {
    watching.disconnect();
    const later = document.querySelector<HTMLScriptElement>("script[data-later]");
    later?.replaceWith(Object.assign(document.createElement("script"), { src: later.dataset.later }));
  }
}

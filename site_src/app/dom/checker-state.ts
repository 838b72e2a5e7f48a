/** The state of the page's checker, which stands at the root of the document, for whoever only waits for it. */

/** Resolves as soon as the checker's state is one that is waited for; pages without a checker have none. */
export function checkerState(isAwaited: (state: string | undefined) => boolean): Promise<void> {
  const root = document.documentElement;
  return new Promise((resolve) => {
    const look = () => {
      if (!isAwaited(root.dataset.checkerState)) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { attributeFilter: ["data-checker-state"] });
    look();
  });
}

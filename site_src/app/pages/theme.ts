/** Loads the theme's script where the page leaves that until the checker runs, or has had its time. */

import { checkerState } from "../dom/checker-state";

/** Milliseconds that the checker has after the page is there; on a first visit it takes longer. */
const PATIENCE = 1500;

export async function loadTheme(): Promise<void> {
  const { theme } = document.querySelector<HTMLElement>("script[data-theme]")?.dataset ?? {};
  if (theme === undefined) return;
  const loaded = new Promise((resolve) => self.addEventListener("load", () => setTimeout(resolve, PATIENCE)));
  await Promise.race([checkerState((state) => state === "ready" || state === "failed"), loaded]);
  const onload = () => document.dispatchEvent(new Event("DOMContentLoaded")); // which is all that it waits for
  document.body.append(Object.assign(document.createElement("script"), { src: theme, onload }));
}

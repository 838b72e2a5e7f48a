/** Has the browser keep the site, where it can: over HTTPS, or on the visitor's own machine. */

import { checkerState } from "../dom/checker-state";
import { siteAddress, versionOfPage } from "../dom/site-version";
import type { ToServiceWorker } from "./messages";

/** Milliseconds for which an update that the visitor has asked for is waited for. */
const PATIENCE = 4000;

/** Keeps the site, and the checker if this page has one and it has started. */
export async function keepForOffline(): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  const root = siteAddress();
  if (!root || !canKeep() || connection?.saveData) return;
  await checkerState((state) => state !== "loading");
  const registration = await register(root);
  if (!registration) return;
  offerToTakeOver(registration);
  await checkerState((state) => state === "ready");
  await activated(registration);
  for (const worker of [registration.active, registration.waiting]) tell(worker, { type: "keep-checker" });
}

export function canKeep(): boolean {
  return isSecureContext && "serviceWorker" in navigator;
}

/** Returns what this site has had the browser register, and not what another one around it has. */
export async function ownRegistration(): Promise<ServiceWorkerRegistration | null> {
  const root = siteAddress()?.href;
  if (!root || !canKeep()) return null;
  const registration = await navigator.serviceWorker.getRegistration(root);
  return registration?.scope === root ? registration : null;
}

/** Has the newest version that the browser keeps take the place of the one that is open, and waits until it has. */
export async function takeNewest(): Promise<void> {
  const registration = await ownRegistration();
  if (!registration?.waiting) return;
  const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  tell(registration.waiting, { type: "take-over", version: versionOfPage(), isAsked: true });
  await Promise.race([taken, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

/** Resolves when a version is kept whole. */
export async function activated(registration: ServiceWorkerRegistration): Promise<void> {
  while (!registration.active) await changed(registration);
}

function changed(registration: ServiceWorkerRegistration): Promise<unknown> {
  const worker = registration.installing ?? registration.waiting;
  return new Promise((resolve) => (worker ?? registration).addEventListener(worker ? "statechange" : "updatefound", resolve, { once: true }));
}

async function register(root: URL): Promise<ServiceWorkerRegistration | null> {
  try {
    return await navigator.serviceWorker.register(new URL("service-worker.js", root), { updateViaCache: "none" });
  } catch {
    return null; // the site works without it
  }
}

/** A version that has come meanwhile need not wait for a page that is of that version itself. */
function offerToTakeOver(registration: ServiceWorkerRegistration): void {
  const offer = () => tell(registration.waiting, { type: "take-over", version: versionOfPage(), isAsked: false });
  const watch = () => registration.installing?.addEventListener("statechange", offer);
  offer();
  watch(); // one that the visit itself has begun to install
  registration.addEventListener("updatefound", watch);
}

function tell(worker: ServiceWorker | null, message: ToServiceWorker): void {
  worker?.postMessage(message);
}

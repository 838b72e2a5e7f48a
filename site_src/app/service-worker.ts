/**
 * Keeps the site for when its server cannot be reached, and the checker once a visitor has opened it. As long as the server
 * answers, pages come from there: what is kept is never shown in the place of something newer.
 *
 * A new version waits until no page of the earlier one is open, or until the visitor asks for it.
 */

import { enable as preloadNavigations } from "workbox-navigation-preload";
import { getCacheKeyForURL, matchPrecache, precache, type PrecacheEntry } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";
import type { ToServiceWorker } from "./offline/messages";

declare const self: ServiceWorkerGlobalScope & {
  /** What the version of the site consists of; addresses are relative to its root. */
  SITE: { version: string; files: PrecacheEntry[]; checker: string[] };
};

/** Seconds after which a server that says nothing counts as one that cannot be reached. */
const PATIENCE = 5;

const { version, files, checker } = self.SITE;
const { scope } = self.registration;
/** Caches are named after the place of their site, as Workbox names its own: copies on one server do not mix. */
const CHECKER = `checker-${scope}`;
const neverChanging = new Set(files.filter(({ revision }) => revision === null).map(({ url }) => absolute(url)));
const ofChecker = new Set(checker.map(absolute));

precache(files);
preloadNavigations();
registerRoute(({ url }) => neverChanging.has(url.href), async ({ request }) => (await matchPrecache(request)) ?? fetch(request));
registerRoute(({ url }) => ofChecker.has(url.href), async ({ request }) => (await keptOfChecker(request)) ?? fetch(request));
registerRoute(isKept, new NetworkOnly({ networkTimeoutSeconds: PATIENCE, plugins: [{ handlerDidError: ({ request }) => saved(request.url) }] }));

self.addEventListener("activate", (event) => event.waitUntil(dropFormerChecker()));
self.addEventListener("message", (event) => event.waitUntil(obey(event.data)));

function absolute(url: string): string {
  return new URL(url, scope).href;
}

function isKept({ url }: { url: URL }): boolean {
  return keyOf(url.href) !== undefined;
}

/** Returns the address under which a file is kept, however a link or a bookmark names it. */
function keyOf(href: string): string | undefined {
  const { origin, pathname } = new URL(href);
  const address = origin + pathname.replace(/\/index\.html$/, "/");
  return [address, `${address}/`].find((possible) => getCacheKeyForURL(possible) !== undefined);
}

/** Returns what is kept of a page, marked as such for the page's script; leads to a folder's own address as servers do. */
async function saved(href: string): Promise<Response | undefined> {
  const key = keyOf(href)!;
  if (key.endsWith("/") && !new URL(href).pathname.match(/\/(index\.html)?$/)) return Response.redirect(key + new URL(href).search);
  const kept = await matchPrecache(key);
  if (!kept) return undefined;
  const headers = new Headers(kept.headers);
  headers.append("Server-Timing", "saved");
  return new Response(kept.body, { headers });
}

/** A file that turned out to be damaged is asked for anew. */
async function keptOfChecker(request: Request): Promise<Response | undefined> {
  return request.cache === "reload" ? undefined : (await caches.open(CHECKER)).match(request.url);
}

async function keepChecker(): Promise<void> {
  const cache = await caches.open(CHECKER);
  for (const url of ofChecker) {
    if (!(await cache.match(url))) await cache.add(new Request(url, { cache: "force-cache" }));
  }
}

async function dropFormerChecker(): Promise<void> {
  const cache = await caches.open(CHECKER);
  for (const { url } of await cache.keys()) {
    if (!ofChecker.has(url)) await cache.delete(url);
  }
}

async function obey(message: ToServiceWorker): Promise<void> {
  if (message.type === "keep-checker") return keepChecker();
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const isAlone = message.version === version && pages.length === 1;
  if (message.isAsked || isAlone) await self.skipWaiting();
}

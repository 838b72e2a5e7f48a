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
import { checkerCache, type ToServiceWorker } from "./offline/messages";

type File = { url: string; integrity: string };

declare const self: ServiceWorkerGlobalScope & {
  /** What the version of the site consists of, and the day of its data if known; addresses are relative to its root. */
  SITE: { version: string; data?: string; files: PrecacheEntry[]; checker: File[] };
};

/** Seconds after which a server that says nothing counts as one that cannot be reached, where a page is waited for. */
const PATIENCE = 5;

const { version, data = "", files, checker } = self.SITE;
const { scope } = self.registration;
const CHECKER = checkerCache(scope);
const neverChanging = new Set(files.filter(({ revision }) => revision === null).map(({ url }) => absolute(url)));
const ofChecker = new Map(checker.map(({ url, integrity }) => [absolute(url), integrity]));
const orSaved = { plugins: [{ handlerDidError: ({ request }: { request: Request }) => saved(request.url) }] };

precache(files);
preloadNavigations();
registerRoute(({ url }) => neverChanging.has(url.href), async ({ request }) => (await matchPrecache(request)) ?? fetch(request));
registerRoute(({ url }) => ofChecker.has(url.href), async ({ request }) => (await keptOfChecker(request)) ?? fetch(request));
registerRoute(({ url }) => isPage(keyOf(url.href)), new NetworkOnly({ networkTimeoutSeconds: PATIENCE, ...orSaved }));
registerRoute(({ url }) => keyOf(url.href) !== undefined, new NetworkOnly(orSaved));

self.addEventListener("install", (event) => event.waitUntil(keepCheckerAgain()));
self.addEventListener("activate", (event) => event.waitUntil(dropFormerChecker()));
self.addEventListener("message", (event) => event.waitUntil(obey(event.data)));

function absolute(url: string): string {
  return new URL(url, scope).href;
}

/** Returns the address under which a file is kept, however a link or a bookmark names it. */
function keyOf(href: string): string | undefined {
  const { origin, pathname } = new URL(href);
  const address = origin + pathname.replace(/\/index\.html$/, "/");
  return [address, `${address}/`].find((possible) => getCacheKeyForURL(possible) !== undefined);
}

function isPage(key: string | undefined): boolean {
  return key !== undefined && key.endsWith("/");
}

/**
 * Returns what is kept of a file; a page is marked as such for its script, and a folder's address leads to the page as
 * servers have it.
 */
async function saved(href: string): Promise<Response> {
  const key = keyOf(href)!;
  const { pathname, search } = new URL(href);
  if (isPage(key) && !/\/(index\.html)?$/.test(pathname)) return Response.redirect(key + search);
  const kept = await matchPrecache(key);
  if (!kept) return fetch(href);
  if (!isPage(key)) return kept;
  return new Response((await kept.text()).replace("<html ", `<html data-saved="${data}" `), { headers: kept.headers });
}

/** A file that turned out to be damaged is asked for anew. */
async function keptOfChecker(request: Request): Promise<Response | undefined> {
  return request.cache === "reload" ? undefined : (await caches.open(CHECKER)).match(request.url);
}

/** Keeps all of it or nothing. */
async function keepChecker(): Promise<void> {
  const cache = await caches.open(CHECKER);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = [...ofChecker].filter(([url]) => !there.has(url));
  await cache.addAll(missing.map(([url, integrity]) => new Request(url, { cache: "force-cache", integrity })));
}

/** Who has the checker of the version before does not lose it by the new one. */
async function keepCheckerAgain(): Promise<void> {
  if ((await (await caches.open(CHECKER)).keys()).length > 0) await keepChecker();
}

async function dropFormerChecker(): Promise<void> {
  const cache = await caches.open(CHECKER);
  for (const { url } of await cache.keys()) {
    if (!ofChecker.has(url)) await cache.delete(url);
  }
}

async function obey(message: ToServiceWorker): Promise<void> {
  if (message.type === "keep-checker") return keepChecker();
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = windows.filter(({ url }) => url.startsWith(scope));
  const isAlone = message.version === version && pages.length === 1;
  if (message.isAsked || isAlone) await self.skipWaiting();
}

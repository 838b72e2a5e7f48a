/** Says, where a page asks for it, what this browser keeps of the site. */

import { checkerCache } from "./messages";
import { activated, canKeep, ownRegistration } from "./registration";

const NOT_POSSIBLE = "这个网址不是 https 开头，或者浏览器不支持，本站没有保存在本机。";
const NOTHING = "这个浏览器还没有保存本站。";
const PAGES = "这个浏览器已保存全部页面；联网打开一次自评页，核对程序也会保存。";
const ALL = "这个浏览器已保存全部页面和核对程序。";

export async function showWhatIsKept(): Promise<void> {
  const element = document.querySelector("[data-kept-offline]");
  if (!element) return;
  element.textContent = canKeep() ? NOTHING : NOT_POSSIBLE;
  const registration = await ownRegistration();
  if (!registration) return;
  await activated(registration);
  const checker = await caches.open(checkerCache(registration.scope));
  element.textContent = (await checker.keys()).length > 0 ? ALL : PAGES;
}

/** Says, where a page asks for it, what this browser keeps of the site. */

import { siteAddress } from "../dom/site-version";
import { canKeep } from "./registration";

export async function showWhatIsKept(): Promise<void> {
  const element = document.querySelector("[data-kept-offline]");
  if (element) element.textContent = await whatIsKept();
}

async function whatIsKept(): Promise<string> {
  if (!canKeep()) return "这个网址不是 https 开头，或者浏览器不支持，本站没有保存在本机。";
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.active) return "这个浏览器还没有保存本站；联网打开任一页，稍等片刻即可。";
  const [name] = (await caches.keys()).filter((name) => name === `checker-${siteAddress()}`);
  const isFilled = name && (await (await caches.open(name)).keys()).length > 0;
  return isFilled ? "这个浏览器已保存全部页面和核对程序。" : "这个浏览器已保存全部页面；联网打开一次自评页，核对程序也会保存。";
}

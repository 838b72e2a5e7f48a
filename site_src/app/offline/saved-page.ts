/** Says of a page that it was kept in this browser, because the server could not be reached. */

import { createButton, createElement } from "../dom/elements";

/** The service worker marks such a page with the day of its data, where that is known. */
export function tellIfSaved(): void {
  const { saved } = document.documentElement.dataset;
  if (saved === undefined) return;
  const day = saved && `（内容截至 ${saved}）`;
  const line = createElement("p", `没有连上网站，这是以前保存在本机的一页${day}，之后可能有变化；申报时间等以联网后看到的为准。`);
  line.className = "newer-version";
  line.setAttribute("role", "status");
  line.append(" ", createButton("重新连接", () => location.reload()));
  document.querySelector("article")?.prepend(line);
}

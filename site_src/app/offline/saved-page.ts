/** Says of a page that it was kept in this browser, because the server could not be reached. */

import { createButton, createElement } from "../dom/elements";

export function tellIfSaved(): void {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (!navigation?.serverTiming?.some(({ name }) => name === "saved")) return;
  const line = createElement("p", "没有连上网站，这是以前保存在本机的一页，之后可能有变化；申报时间等以联网后看到的为准。");
  line.className = "newer-version";
  line.setAttribute("role", "status");
  line.append(" ", createButton("重新连接", () => location.reload()));
  document.querySelector("article")?.prepend(line);
}

// Shows the page again when the site has changed, on top of it what is wrong with the sources, in a corner what is doubtful.
// Browsers open few connections to one server: only pages that are looked at keep one.

(() => {
  const { dataset, src } = document.currentScript;
  let outcomes = null;
  let shown = null;

  function listen() {
    if (document.hidden) {
      outcomes?.close();
      outcomes = null;
    } else if (!outcomes) {
      outcomes = new EventSource(new URL("outcomes", src));
      outcomes.addEventListener("message", ({ data }) => heed(JSON.parse(data)));
    }
  }

  function heed({ version, problems, doubts }) {
    shown?.remove();
    shown = null;
    if (problems.length) show(problems, doubts);
    else if (version !== dataset.version) location.reload();
    else if (doubts.length) showInCorner(doubts);
  }

  function show(problems, doubts) {
    const listed = list("h1", `有 ${problems.length} 处要改，改好保存以后这里自动更新`, problems);
    if (doubts.length) listed.push(...list("h1", doubtful(doubts), doubts));
    const close = element("button", "先看原来的网页");
    shown = element("dialog", "", [styled(element("main", "", [...listed, close]))]);
    shown.id = "problems-of-sources";
    shown.setAttribute("aria-label", "文件里的错误");
    shown.style.cssText = "border: 0; inset: 0; margin: auto; max-width: none; padding: 0; width: min(60rem, 94vw)";
    close.addEventListener("click", () => shown.close());
    document.documentElement.append(shown);
    shown.showModal();
  }

  function showInCorner(doubts) {
    shown = styled(element("details", "", list("summary", doubtful(doubts), doubts)));
    shown.id = "doubts-of-sources";
    shown.style.cssText = "bottom: 0; left: 0; max-width: min(60rem, 94vw); position: fixed; z-index: 9";
    document.documentElement.append(shown);
  }

  function doubtful(doubts) {
    return `请核对，有 ${doubts.length} 处与原文看来不同`;
  }

  function list(tag, title, entries) {
    return [element(tag, title), element("ol", "", entries.map(entry))];
  }

  /** The page's own styles do not reach into a shadow. */
  function styled(inner) {
    const styles = element("link", "");
    styles.rel = "stylesheet";
    styles.href = new URL("problems.css", src).href;
    const host = element("div", "");
    host.attachShadow({ mode: "open" }).append(styles, inner);
    return host;
  }

  function entry({ message, place, field, remedy }) {
    const parts = [
      ["code", "place", [place, field].filter(Boolean).join("　")],
      ["p", "message", message],
      ["p", "remedy", remedy && `改法：${remedy}`],
    ];
    return element("li", "", parts.filter(([, , text]) => text).map(([tag, name, text]) => {
      const part = element(tag, text);
      part.className = name;
      return part;
    }));
  }

  function element(tag, text, children = []) {
    const made = document.createElement(tag);
    made.textContent = text;
    made.append(...children);
    return made;
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();

// Prints what Lighthouse gives to pages, as JSON: node points.mjs BROWSER ADDRESS…

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...addresses] = process.argv.slice(2);
const onlyCategories = ["performance", "accessibility", "best-practices"];
const browser = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox"] });
const points = {};
for (const address of addresses) {
  const { lhr } = await lighthouse(address, { port: browser.port, onlyCategories, logLevel: "error" });
  const failed = Object.values(lhr.categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim());
  const given = onlyCategories.map((name) => [name, Math.round(100 * lhr.categories[name].score)]);
  points[address] = { ...Object.fromEntries(given), failed };
}
await browser.kill();
console.log(JSON.stringify(points));

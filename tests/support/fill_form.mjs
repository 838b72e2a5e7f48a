// Fills in Word templates with the very script that the page loads. Reads one job from standard input:
//
//     [{"template": path, "form": {"texts": …, "rows": …}, "target": path}, …]
//
// Usage: node fill_form.mjs SCRIPT

import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const { fillTemplate } = await import(pathToFileURL(process.argv[2]));

let input = "";
for await (const chunk of process.stdin) input += chunk;
for (const { template, form, target } of JSON.parse(input)) {
  const { buffer, byteOffset, byteLength } = await readFile(template);
  const filled = fillTemplate(buffer.slice(byteOffset, byteOffset + byteLength), form);
  await writeFile(target, new Uint8Array(filled));
}

// Runs the checker from a runtime's folder in Node: the very files that the browser gets. Reads requests from standard
// input and prints answers, one line of JSON each, in order:
//
//     {"method": "check" | "open", "notice": id, "payload": text}  →  {"answer": text} or {"error": message}
//     {"python": expression}                                       →  {"answer": text} or {"error": message}
//
// Usage: node harness.mjs RUNTIME_FOLDER

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { compileFunction, constants } from "node:vm";

import lock from "pyodide/pyodide-lock.json" with { type: "json" };

// Pyodide's scripts are CommonJS to Node, which `import` would make of them only outside this project's package.json.
async function runScript(path) {
  const script = compileFunction(await readFile(path, "utf8"), ["module", "require", "__filename", "__dirname"], {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  script({ exports: {} }, createRequire(path), path, resolve(path, ".."));
}

async function startPython(folder) {
  await runScript(`${folder}/pyodide.asm.js`);
  await runScript(`${folder}/pyodide.js`);
  let sitePackages;
  const python = await globalThis.loadPyodide({
    indexURL: folder,
    packageBaseUrl: folder,
    lockFileContents: JSON.stringify({ info: lock.info, packages: {} }),
    fsInit: async (_files, paths) => ({ sitePackages } = paths),
    stdout: console.error, // standard output is for answers
  });
  const packages = await readFile(`${folder}/packages.zip`);
  python.unpackArchive(new Uint8Array(packages), "zip", { extractDir: sitePackages });
  return python;
}

const python = await startPython(resolve(process.argv[2]));
const started = new Set();

function answer({ method, notice, payload, python: expression }) {
  if (expression !== undefined) return python.runPython(`str(${expression})`);
  const browser = python.pyimport("checker.browser");
  if (!started.has(notice)) {
    browser.start(notice);
    started.add(notice);
  }
  return browser[method](payload);
}

for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify({ answer: answer(JSON.parse(line)) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}

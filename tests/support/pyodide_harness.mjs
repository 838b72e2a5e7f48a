// Runs the checker from a runtime's folder in Node: the very files that the browser gets. Reads requests from standard
// input and prints answers, one line of JSON each, in order:
//
//     {"method": name, "notice": id, "payload": text, "data"?: base64}  →  {"answer": text} or {"error": message}
//     {"python": expression}                                            →  {"answer": text} or {"error": message}
//
// An answer of bytes comes in base64. Spreadsheets are unpacked when first needed, as in the browser.
//
// Usage: node harness.mjs RUNTIME_FOLDER

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { compileFunction, constants } from "node:vm";
import { gunzipSync } from "node:zlib";

import { loadPyodide } from "pyodide";
import lock from "pyodide/pyodide-lock.json" with { type: "json" };

// Pyodide's script is CommonJS to Node, which `import` would make of it only outside this project's package.json.
async function runScript(path) {
  const script = compileFunction(await readFile(path, "utf8"), ["module", "require", "__filename", "__dirname"], {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  script({ exports: {} }, createRequire(path), path, resolve(path, ".."));
}

async function startPython(folder) {
  await runScript(`${folder}/pyodide.asm.js`);
  const inflated = async (name) => gunzipSync(await readFile(`${folder}/${name}`));
  const scratch = await mkdtemp(join(tmpdir(), "pyodide-"));
  const library = join(scratch, "python_stdlib.zip");
  await writeFile(library, await inflated("python_stdlib.bin"));
  let sitePackages;
  const python = await loadPyodide({
    indexURL: folder,
    stdLibURL: library,
    packageBaseUrl: folder,
    lockFileContents: JSON.stringify({ info: lock.info, packages: {} }),
    fsInit: async (_files, paths) => ({ sitePackages } = paths),
    stdout: console.error, // standard output is for answers
  });
  await rm(scratch, { recursive: true });
  const unpack = async (name) => python.unpackArchive(new Uint8Array(await inflated(name)), "zip", { extractDir: sitePackages });
  await unpack("packages.bin");
  return { python, unpack };
}

const { python, unpack } = await startPython(resolve(process.argv[2]));
const started = new Set();
const needed = {
  forms: ["papers.bin"],
  read: ["sheets.bin"],
  remap: ["sheets.bin"],
  take: ["sheets.bin"],
  write: ["sheets.bin", "openpyxl.bin"],
};
const unpacked = new Map();

async function answer({ method, notice, payload, data, python: expression }) {
  if (expression !== undefined) return python.runPython(`str(${expression})`);
  const browser = python.pyimport("checker.browser");
  if (!started.has(notice)) {
    browser.start(notice);
    started.add(notice);
  }
  for (const name of needed[method] ?? []) {
    if (!unpacked.has(name)) unpacked.set(name, unpack(name));
    await unpacked.get(name);
  }
  const said = data === undefined ? browser[method](payload) : browser[method](payload, python.toPy(new Uint8Array(Buffer.from(data, "base64"))));
  return typeof said === "string" ? said : Buffer.from(said.toJs()).toString("base64");
}

for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify({ answer: await answer(JSON.parse(line)) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}

// Runs a Python script under Pyodide with its whole standard library and prints the modules imported by then, as JSON.
// Usage: node trace.mjs PYODIDE_FOLDER PACKAGES_ZIP SCRIPT

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

async function trace(pyodide, packages, script) {
  const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
  const python = await loadPyodide({ indexURL: pyodide, stdout: console.error });
  const sitePackages = python.runPython("import site; site.getsitepackages()[0]");
  python.unpackArchive(new Uint8Array(await readFile(packages)), "zip", { extractDir: sitePackages });
  python.runPython(await readFile(script, "utf8"));
  return python.runPython("import json, sys; json.dumps(sorted(sys.modules))");
}

try {
  console.log(await trace(...process.argv.slice(2).map((path) => resolve(path))));
} catch (error) {
  // Left uncaught, Node would print the megabyte-long line of Pyodide that the error passed through.
  console.error(error.message);
  process.exit(1);
}

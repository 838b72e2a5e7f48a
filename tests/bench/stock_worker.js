// What the runtime is measured against: Pyodide as published, driven as its documentation says, with the same packages
// and the same messages. Its files come from the folder that the page names, like ours.

let browser;

async function start({ base, notice }) {
  importScripts(`${base}stock/pyodide.js`);
  const python = await loadPyodide({ indexURL: `${base}stock/` });
  const packages = await fetch(`${base}packages.zip`);
  const sitePackages = python.runPython("import site; site.getsitepackages()[0]");
  python.unpackArchive(await packages.arrayBuffer(), "zip", { extractDir: sitePackages });
  browser = python.pyimport("checker.browser");
  browser.start(notice);
  postMessage({ type: "ready" });
}

onmessage = ({ data }) => postMessage({ type: "answer", id: data.id, payload: browser[data.method](data.payload) });

start(START);

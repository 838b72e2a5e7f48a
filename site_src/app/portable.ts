/**
 * Stands in the head of every page of the copy that opens by double click, before all other scripts. Where there is no
 * server, a browser lets a page load classic scripts and styles, but neither fetch nor import. So what pages fetch and
 * import elsewhere is carried by classic scripts there (generator/handover/portable.py), and given out as Blobs.
 */

/** Contents in base64, by the names of files. */
type Carried = Record<string, string>;

declare global {
  interface Window {
    /** Is called by scripts that carry files. */
    carry(files: Carried): void;
  }
}

const loading = new Map<string, Promise<Record<string, Blob>>>();
const arrived = new Map<string, Carried>();

window.carry = (files) => void arrived.set((document.currentScript as HTMLScriptElement).src, files);

window.carrier = {
  async addressOf(file) {
    const [contents] = Object.values(await filesOf(file));
    return URL.createObjectURL(contents!);
  },
  // A worker cannot use addresses that the page has made: without a server, each has an origin of its own.
  awaitFiles: (script) => `onmessage = ({ data }) => {
    const addresses = Object.fromEntries(Object.entries(data).map(([name, file]) => [name, URL.createObjectURL(file)]));
    self.addressOf = (name) => addresses[name];
    ${script}
  }`,
  async sendFiles(worker, folder) {
    worker.postMessage(await filesOf(folder.replace(/\/$/, "")));
  },
};

/** @param carried the address of a file, or of a folder without a slash at its end */
function filesOf(carried: string): Promise<Record<string, Blob>> {
  const files = loading.get(carried) ?? load(`${carried}.carrier.js`).catch((error) => {
    loading.delete(carried); // whoever asks next tries again
    throw error;
  });
  loading.set(carried, files);
  return files;
}

async function load(src: string): Promise<Record<string, Blob>> {
  await new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject }));
  });
  const files = Object.entries(arrived.get(src) ?? {}).map(([name, contents]) => [name, blobOf(name, contents)]);
  arrived.delete(src);
  return Object.fromEntries(files);
}

/** A browser imports only what says that it is a script. */
function blobOf(name: string, contents: string): Blob {
  const text = atob(contents);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new Blob([bytes], { type: name.endsWith(".js") ? "text/javascript" : "" });
}

/** Without a server, a folder has no page of itself: where a script has made a link to one, it leads to its index.html. */
function leadToFile({ target }: Event): void {
  const link = target instanceof Element && target.closest("a");
  if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}

for (const event of ["click", "auxclick", "contextmenu"]) document.addEventListener(event, leadToFile, true);

export {};

/** Files and whole folders that are handed over, by dropping them or by choosing them. */

/** A file, with the path by which it is known: relative to the folder that was handed over, with slashes. */
export type GivenFile = { path: string; file: File };

/** A file or folder that could not be looked at, and why. */
export type Unlisted = { path: string; why: string };

export type Given = { files: GivenFile[]; unlisted: Unlisted[] };

const NOT_LISTED = "浏览器没有读到，可能没有权限。";

/** Takes what is dropped anywhere on the page: a browser would otherwise leave the page and show the file. */
export function bindDropping(zone: HTMLElement, take: (given: Promise<Given>) => void): void {
  for (const type of ["dragenter", "dragover"] as const)
    document.addEventListener(type, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      zone.toggleAttribute("data-dropping", true);
    });
  document.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!relatedTarget) zone.removeAttribute("data-dropping"); // it has left the window
  });
  document.addEventListener("drop", (event) => {
    zone.removeAttribute("data-dropping");
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    take(droppedFiles(event.dataTransfer));
  });
}

/** Calls `take` with what is chosen in an input for files, or for a folder; the same can be chosen again. */
export function bindInput(input: HTMLInputElement, take: (given: Promise<Given>) => void): void {
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])].map((file) => ({ path: pathWithin(file.webkitRelativePath) || file.name, file }));
    input.value = "";
    take(Promise.resolve({ files, unlisted: [] }));
  });
}

/** What is dropped is only there during the event: everything that is to be kept is taken out before it waits. */
async function droppedFiles({ items, files }: DataTransfer): Promise<Given> {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.() ?? null).filter((entry) => entry !== null);
  if (!entries.length) return { files: [...files].map((file) => ({ path: file.name, file })), unlisted: [] };
  const given: Given = { files: [], unlisted: [] };
  for (const entry of entries) await addEntry(entry, entry.name, given);
  const isOneFolder = entries.length === 1 && entries[0]?.isDirectory;
  return isOneFolder ? { ...given, files: given.files.map(withoutRoot), unlisted: given.unlisted.map(withoutRoot) } : given;
}

async function addEntry(entry: FileSystemEntry, path: string, given: Given): Promise<void> {
  try {
    if (entry.isFile) given.files.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
    else for (const inside of await entriesIn(entry as FileSystemDirectoryEntry)) await addEntry(inside, `${path}/${inside.name}`, given);
  } catch {
    given.unlisted.push({ path: entry.isFile ? path : `${path}/`, why: NOT_LISTED });
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Returns what a folder holds: a reader hands it out in portions, the last of which is empty. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!portion.length) return entries;
    entries.push(...portion);
  }
}

function withoutRoot<One extends { path: string }>(one: One): One {
  return { ...one, path: pathWithin(one.path) };
}

/** Returns a path without the folder with which it begins. */
function pathWithin(path: string): string {
  return path.slice(path.indexOf("/") + 1);
}

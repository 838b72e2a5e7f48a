/** Files that visitors hand to the page, and those that they take along. */

/** Offers a file as a download. */
export function download(name: string, contents: BlobPart, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([contents], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Joins the parts of a file's name that there are; what is no letter or digit could be forbidden there. */
export function fileName(parts: string[], suffix: string): string {
  return `${parts.map((part) => part.replace(/[^\p{L}\p{N}-]+/gu, "")).filter(Boolean).join("-")}.${suffix}`;
}

/** Whether a file is a draft by its name or by how it begins; any other is read as a table. */
export async function isDraft(file: File): Promise<boolean> {
  return /\.json$/i.test(file.name) || /^\s*\{/.test(await file.slice(0, 64).text());
}

/** Returns a file's text, or null: `file.text()` would put replacement characters for other encodings and go on. */
export async function utf8(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

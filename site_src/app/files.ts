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

/** Whether a file is, by its name, a table and no draft. */
export function isTable(file: File): boolean {
  return /\.(xlsx|xlsm|xls|ods|et|csv|tsv)$/i.test(file.name);
}

/** Returns a file's text, or null: `file.text()` would put replacement characters for other encodings and go on. */
export async function utf8(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

/** Files that visitors take along. */

/** The type of a workbook. */
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const ZIP = "application/zip";
export const JSON_FILE = "application/json";

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

/** The form of a visit (现场核查意见表) as a Word file: of one applicant, or of several in one archive. */

import { DOCX, download, fileName, ZIP } from "../dom/downloads";
import { wordScript } from "../papers/script";
import { fetchTemplate } from "../papers/template";
import type { Runtime } from "../runtime/runtime";
import { today } from "../values/dates";
import type { Visit } from "../values/visit";

export type OpinionServices = {
  notice: string;
  checker(): Runtime;
  /** The form's title, for files' names. */
  title: string;
  /** The template's address, or its contents where they have been loaded already. */
  template: string | Promise<ArrayBuffer>;
};

/** Fills in the forms of visits and hands them to the browser. Returns the name of the file. */
export async function downloadOpinions({ notice, checker, title, template }: OpinionServices, visits: readonly Visit[]): Promise<string> {
  const [{ fillTemplate, zipped }, contents, { opinions }] = await Promise.all([
    wordScript(),
    typeof template === "string" ? fetchTemplate(template) : template,
    checker().call("visit_summary", { notice, visits: [...visits] }),
  ]);
  const files = visits.map(({ key, texts }) => ({
    name: fileName([title, texts.name ?? ""], "docx"),
    contents: fillTemplate(contents, { texts: opinions[key] ?? {}, rows: {} }),
  }));
  const [only] = files;
  if (only && files.length === 1) {
    download(only.name, only.contents, DOCX);
    return only.name;
  }
  const name = fileName([title, `${files.length}份`, today()], "zip");
  download(name, zipped(files), ZIP);
  return name;
}

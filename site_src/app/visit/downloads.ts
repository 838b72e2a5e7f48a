/** The files that come of visits. All that they need is loaded beforehand: on site there may be no network. */

import { DOCX, download, fileName, XLSX } from "../dom/downloads";
import { findAll } from "../dom/elements";
import type { VisitSummary } from "../generated/visits";
import { wordScript } from "../papers/script";
import { fetchTemplate } from "../papers/template";
import type { Runtime } from "../runtime/runtime";
import { today } from "../values/dates";
import type { Visit } from "../values/visit";
import { downloadOpinions } from "./opinion-form";

type FormName = "opinion" | "summary" | "recommended";

/** So many rows to write in by hand a table has that would have none. */
const BLANK_ROWS = 3;

export type VisitDownloads = {
  /** Loads all that is needed later; rejects if something could not be loaded. */
  prepare(): Promise<void>;
  opinions(visits: readonly Visit[]): Promise<string>;
  table(form: "summary" | "recommended", summary: VisitSummary): Promise<string>;
  workbook(visits: readonly Visit[]): Promise<string>;
};

export function bindVisitDownloads(notice: string, checker: () => Runtime, frame: HTMLElement): VisitDownloads {
  const templates = new Map(findAll("[data-template]", frame).map(({ dataset }) => [dataset.template ?? "", dataset]));
  const loaded = new Map<FormName, Promise<ArrayBuffer>>();

  function template(form: FormName): Promise<ArrayBuffer> {
    const loading =
      loaded.get(form) ??
      fetchTemplate(templates.get(form)?.address ?? "").catch((error) => {
        loaded.delete(form);
        throw error;
      });
    loaded.set(form, loading);
    return loading;
  }

  /** Returns how files of a form are called: by its title, and what tells that the form is this site's own. */
  const titleOf = (form: FormName) => {
    const { title = "", draft = "" } = templates.get(form) ?? {};
    return [title, draft].filter(Boolean).join("-");
  };

  return {
    async prepare() {
      await Promise.all([wordScript(), template("opinion"), template("summary"), template("recommended")]);
      await checker().call("visit_summary", { notice, visits: [] });
      await checker().call("visit_workbook", { notice, visits: [] });
    },
    opinions: (visits) => downloadOpinions({ notice, checker, title: titleOf("opinion"), template: template("opinion") }, visits),
    async table(form, { clear }) {
      const [{ fillTemplate }, contents] = await Promise.all([wordScript(), template(form)]);
      const rows = clear.length ? clear.map(({ cells }) => cells) : Array.from({ length: BLANK_ROWS }, () => ({}));
      const name = fileName([titleOf(form), today()], "docx");
      download(name, fillTemplate(contents, { texts: {}, rows: { rows } }), DOCX);
      return name;
    },
    async workbook(visits) {
      const bytes = await checker().call("visit_workbook", { notice, visits: [...visits] });
      const name = fileName([titleOf("summary"), today()], "xlsx");
      download(name, bytes as BlobPart, XLSX);
      return name;
    },
  };
}

/** The form and all rosters, as they are, in one workbook that can be opened again. */

import { bindActions } from "../dom/controls";
import { download, fileName, XLSX } from "../dom/downloads";
import { requireElement } from "../dom/elements";
import type { Answers, Row } from "../generated/worker";
import { sayError } from "../messages/errors";
import { say } from "../messages/message-bar";
import type { Runtime } from "../runtime/runtime";
import { today } from "../values/dates";

type WorkbookServices = {
  notice: string;
  checker(): Runtime;
  /** The applicant's name, for the file's name. */
  applicant(): string;
  answers(): Answers;
  /** The rows of all rosters, also of those that have none. */
  rosters(): Record<string, Row[]>;
};

export function bindWorkbook({ notice, checker, applicant, answers, rosters }: WorkbookServices): void {
  async function save(): Promise<void> {
    say("正在生成自评表工作簿……");
    try {
      const bytes = await checker().call("write", { notice, format: "xlsx", rosters: rosters(), answers: answers() });
      const name = fileName([applicant(), "自评表", today()], "xlsx");
      download(name, bytes as BlobPart, XLSX);
      say(`“${name}”已交给浏览器下载；有的浏览器（如微信内）不能下载，可用“复制底稿”或“打印”。`);
    } catch (error) {
      sayError("没有生成自评表工作簿，所填没有改动。", error);
    }
  }

  bindActions(requireElement("#papers-workbook"), "data-workbook-action", { save: () => void save() });
}

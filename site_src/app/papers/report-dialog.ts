/** The report as what the visitor takes away: on paper, as a file, as a message. */

import { copy } from "../dom/clipboard";
import { bindActions } from "../dom/controls";
import { DOCX, JSON_FILE, XLSX, download, fileName } from "../dom/downloads";
import { findAll, requireElement, setText } from "../dom/elements";
import { publicAddress } from "../dom/public-address";
import type { ReportPaper } from "../generated/papers";
import type { Answers, ReportAnswer, Row } from "../generated/worker";
import { errorText } from "../messages/errors";
import type { Runtime } from "../runtime/runtime";
import { today } from "../values/dates";
import { papersScript, wordScript } from "./script";
import { fetchTemplate } from "./template";

type ReportServices = {
  notice: string;
  checker(): Runtime;
  /** What is entered now. */
  application(): { answers: Answers; rosters: Record<string, Row[]> };
  /** Whether the checker can be asked; says so if not. */
  isPossible(): boolean;
};

/** What may follow the first page. */
export type ReportParts = Record<"conditions" | "answers" | "tables", boolean>;


/** Binds the dialog, and returns what opens it. */
export function bindReport({ notice, checker, application, isPossible }: ReportServices): () => Promise<void> {
  const dialog = requireElement<HTMLDialogElement>("#report-dialog");
  const message = requireElement<HTMLTextAreaElement>("textarea", dialog);
  const meta = requireElement<HTMLMetaElement>("meta[name=checker]");
  let found: ReportAnswer | null = null;

  const tell = (text: string) => setText("report-status", text, dialog);
  const request = () => ({ notice, ...application(), day: today(), address: publicAddress() });
  const named = (suffix: string) => fileName([notice, application().answers.name ?? "", "自评报告", today()], suffix);

  /** Does what a button is for with the report; says what came of it, or why nothing did. */
  async function act(doing: string, take: (paper: ReportPaper) => Promise<string>): Promise<void> {
    tell(doing);
    try {
      found ??= await checker().call("report", request());
      tell(await take(found.paper));
    } catch (error) {
      tell(`没有做成，所填没有改动。${errorText(error)}`);
    }
  }

  async function file(suffix: string, type: string, contents: (paper: ReportPaper) => Promise<BlobPart>): Promise<void> {
    await act("正在生成文件……", async (paper) => {
      const name = named(suffix);
      download(name, await contents(paper), type);
      return `“${name}”已交给浏览器下载；有的浏览器（如微信内）不能下载，可用“复制文字”。`;
    });
  }

  const written = async (format: "xlsx" | "json") => (await checker().call("write_report", { ...request(), format })) as BlobPart;

  bindActions(dialog, "data-report-action", {
    print: () =>
      void act("正在排版……", async (paper) => {
        const { printReport } = await papersScript();
        dialog.close();
        printReport(paper, chosenParts(dialog));
        return "";
      }),
    word: () =>
      void file("docx", DOCX, async (paper) => {
        const [{ reportDocument }, template] = await Promise.all([wordScript(), fetchTemplate(meta.dataset.report ?? "")]);
        return reportDocument(template, paper, chosenParts(dialog));
      }),
    xlsx: () => void file("xlsx", XLSX, () => written("xlsx")),
    json: () => void file("json", JSON_FILE, () => written("json")),
    copy: () =>
      void act("正在准备文字……", async () =>
        (await copy(message.value)) ? "文字已复制，可以粘贴到微信里。" : "浏览器不允许复制，请在上面的框里选取。",
      ),
    form() {
      dialog.close();
      self.print();
    },
    close: () => dialog.close(),
  });

  async function open(): Promise<void> {
    if (!isPossible()) return;
    found = null;
    message.value = "";
    dialog.showModal();
    requireElement("h2", dialog).focus();
    await act("正在准备……", async () => {
      message.value = found?.message ?? "";
      return "";
    });
  }

  onPrintKey(() => {
    if (!dialog.open) void open();
  });
  return open;
}

/** Acts in place of the browser's own printing, where it is asked for by keys. */
function onPrintKey(act: () => void): void {
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    act();
  });
}

function chosenParts(dialog: HTMLElement): ReportParts {
  const chosen = findAll<HTMLInputElement>("input[type=checkbox]", dialog).map(({ name, checked }) => [name, checked]);
  return Object.fromEntries(chosen) as ReportParts;
}

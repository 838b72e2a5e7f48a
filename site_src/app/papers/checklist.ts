/** The list of this applicant's materials: asked for while it is unfolded, and again after every check. */

import { bindActions } from "../dom/controls";
import { download, fileName, XLSX } from "../dom/downloads";
import { requireElement, setText } from "../dom/elements";
import { holdFocusInPlace } from "../dom/focus";
import type { Checklist } from "../generated/papers";
import type { Answers } from "../generated/worker";
import { sayError } from "../messages/errors";
import { say } from "../messages/message-bar";
import { coalesced } from "../runtime/coalesced";
import { CheckerStopped, type Runtime } from "../runtime/runtime";
import { today } from "../values/dates";
import type { KeptStates } from "./checklist-states";
import { papersScript } from "./script";

type ChecklistServices = {
  notice: string;
  checker(): Runtime;
  answers(): Answers;
  states: KeptStates;
  /** Leads to a row, counted from 1. */
  showRow(roster: string, row: number): void;
};

const NOT_KEPT = "浏览器不允许保存，离开本页后标记会丢失；可以先打印，或下载清单。";

/** Returns what has to be called after every check. */
export function bindChecklist({ notice, checker, answers, states, showRow }: ChecklistServices): () => void {
  const section = requireElement("#papers-checklist");
  const details = requireElement<HTMLDetailsElement>("details", section);
  let shown: Checklist | null = null;

  const asking = coalesced(async () => {
    try {
      const [script, found] = await Promise.all([papersScript(), checker().call("checklist", { notice, answers: answers() })]);
      shown = found;
      holdFocusInPlace(() => script.drawChecklist(section, found, { states: states.all(), mark, showRow }));
      section.dataset.filled = "";
    } catch (error) {
      if (!(error instanceof CheckerStopped)) sayError("材料清单没有列出来：", error);
    }
  });

  function refresh(): void {
    if (details.open) void asking.ask();
  }

  function mark(line: string, state: string): void {
    setText("checklist-kept", states.replace({ ...states.all(), [line]: state }) ? "" : NOT_KEPT, section);
  }

  async function print(): Promise<void> {
    if (shown) (await papersScript()).printChecklist(shown, states.all(), applicant());
  }

  async function save(): Promise<void> {
    say("正在生成材料清单……");
    try {
      const bytes = await checker().call("checklist_workbook", { notice, answers: answers(), states: { ...states.all() } });
      const name = fileName([applicant(), "申报材料清单", today()], "xlsx");
      download(name, bytes as BlobPart, XLSX);
      say(`“${name}”已交给浏览器下载；有的浏览器（如微信内）不能下载，可以打印清单。`);
    } catch (error) {
      sayError("没有生成材料清单，标记没有改动。", error);
    }
  }

  const applicant = () => answers().name ?? "";
  details.addEventListener("toggle", refresh);
  states.onReplaced(refresh);
  bindActions(section, "data-checklist-action", { print: () => void print(), xlsx: () => void save() });
  return refresh;
}

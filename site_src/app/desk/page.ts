/** The officers' desk: files go in by dropping or choosing, results come out in a table, a workbook and on paper. */

import { bindActions } from "../dom/controls";
import { findAll, requireElement, setHidden, setText } from "../dom/elements";
import type { DeskTable } from "../generated/desk";
import { errorText, sayError, siteFault } from "../messages/errors";
import { dismiss, focusMessage, say, takeOffer } from "../messages/message-bar";
import { CheckerStopped } from "../runtime/runtime";
import { setState } from "../runtime/status";
import { today } from "../values/dates";
import { copyQuestions, downloadOpinion, downloadWorkbook, foundOn, openDesk, takeToVisit, type Desk } from "./desk";
import { bindDetails } from "./details";
import { entriesOf } from "./entries";
import { bindDropping, bindInput, type Given } from "./given-files";
import { addedText, doneText, keptText, replacedText } from "./messages";
import { bindProgress } from "./progress";
import { printTables, showTables } from "./summary";
import { bindTable } from "./table";

/** Milliseconds in which what is found is shown together. */
const MOMENT = 500;

/** @param folder address of the runtime's folder */
export function bindDesk(folder: string): void {
  const frame = requireElement("#desk");
  const choice = requireElement<HTMLFieldSetElement>("fieldset", frame);
  const day = requireElement<HTMLInputElement>("#desk-day", frame);
  const results = requireElement("[data-part=results]", frame);
  const summaries = requireElement("[data-list=tables]", frame);
  const progress = bindProgress(frame);
  const desks = new Map<string, Desk>();
  const details = bindDetails({
    shown: () => table.shown(),
    onClose: (entry) => table.focus(entry),
    writeOpinion: (application) => downloadOpinion(desk, application),
    copyQuestions: (application) => copyQuestions(desk, application),
    takeToVisit: (application) => takeToVisit(desk, [application]),
  });
  const table = bindTable(results, details);
  let drawing = 0;
  /** The tables of all that was found; null while they are not known. */
  let tables: DeskTable[] | null = null;
  /** What is still to be said of files that were added. */
  let remarks = "";
  let desk = chosenDesk();
  /** Resolves once it is known what was found before. */
  let restored = restore();

  function chosenDesk(): Desk {
    const chosen = requireElement<HTMLInputElement>("input[name=desk-notice]:checked", frame);
    const known = desks.get(chosen.value);
    if (known) return known;
    const opened: Desk = openDesk(chosen, folder, {
      onProgress: progress.show,
      onChange: () => desk === opened && changed(),
    });
    desks.set(chosen.value, opened);
    return opened;
  }

  function changed(): void {
    tables = null;
    drawing ||= self.setTimeout(draw, MOMENT);
  }

  function draw(): void {
    clearTimeout(drawing);
    drawing = 0;
    const { batch, visit } = desk;
    for (const button of findAll("[data-for-visits]", frame)) setHidden(button, !visit);
    table.show(entriesOf(batch.outcomes()));
    setHidden(results, !batch.outcomes().length && !batch.others().length);
    setText("desk-kept", keptText(batch), frame);
    showTables(summaries, tables ?? []);
    // Python is not started for what is only shown again: these tables come once they are asked for.
    setHidden(requireElement("[data-action=tables]", frame), tables !== null || batch.isRunning());
  }

  async function take(given: Promise<Given>): Promise<void> {
    say("正在看放入的文件……");
    try {
      const [found] = await Promise.all([given, restored]);
      if (!found.files.length && !found.unlisted.length) return say("没有找到文件：文件夹是空的。");
      const added = await desk.batch.add(found, day.value);
      remarks += replacedText(added);
      say(addedText(added, found));
    } catch (error) {
      if (!(error instanceof CheckerStopped)) return sayInterrupted(error);
    }
    await run();
  }

  async function run(): Promise<void> {
    const { batch, checker } = desk;
    if (batch.isRunning()) return;
    choice.disabled = true;
    const interrupted = await batch.run(day.value).then(() => null, (error: unknown) => error);
    choice.disabled = false;
    progress.end();
    draw();
    if (interrupted && !(interrupted instanceof CheckerStopped)) return sayInterrupted(interrupted);
    const isCleared = !batch.outcomes().length && !batch.waiting();
    if (isCleared || checker.hasFailed()) return; // the page says so, and why
    say(doneText(batch) + remarks, batch.waiting() ? { label: "继续核对", act: () => void run() } : null);
    remarks = "";
    await summarise();
  }

  /** Says why nothing is checked for now: the files have not been lost. */
  function sayInterrupted(error: unknown): void {
    if (siteFault(error)) sayError("核对没有完成：", error);
    else say(`还没有核对：${errorText(error)}`, { label: "再试一次", act: () => void run() });
  }

  async function summarise(): Promise<void> {
    try {
      ({ tables } = await desk.checker.call("desk_summary", foundOn(desk)));
      draw();
    } catch (error) {
      if (!(error instanceof CheckerStopped)) sayError("汇总没有完成：", error);
    }
  }

  async function print(): Promise<void> {
    if (!tables) await summarise();
    const remarks = [frame.dataset.disclaimer ?? "", `打印于 ${today()}。`];
    if (tables) printTables(requireElement("#desk-paper"), tables, `${desk.title}申报核对汇总`, remarks);
  }

  async function workbook(): Promise<void> {
    say("正在生成汇总表……");
    await downloadWorkbook(desk).then(say, (error) => sayError("汇总表没有生成：", error));
  }

  /** Takes those that the table shows along to the page for visits. */
  async function visit(): Promise<void> {
    const shown = table.shown().flatMap(({ application }) => application ?? []);
    if (!shown.length) return say("列出的都没有核对，没有可以带去的。");
    try {
      const { visit } = desk;
      say(await takeToVisit(desk, shown), { label: "到现场核查页", act: () => location.assign(visit) });
    } catch (error) {
      sayError("没有带到现场核查：", error);
    }
  }

  function stop(): void {
    desk.batch.stop();
    focusMessage(); // the button is gone
  }

  async function clear(): Promise<void> {
    await desk.batch.clear();
    draw();
    say("已清空。文件还在您的电脑里，可以重新放入。");
    focusMessage();
  }

  /** Checks everything for another day of application; where the files are not at hand, all stays as it is. */
  function changeDay(): void {
    const [first] = desk.batch.outcomes();
    if (!first) return;
    if (desk.batch.repeat()) return void run();
    day.value = first.day;
    say("没有改申报日期：网页重新打开过，手头没有文件了。请清空，选好日期，再放一次文件。");
  }

  function changeNotice(): void {
    desk.checker.stop(); // two of them would take up twice the memory
    const isKnown = desks.size;
    desk = chosenDesk();
    tables = null;
    if (desks.size > isKnown) restored = restore();
    else showDesk();
  }

  async function restore(): Promise<void> {
    await desk.batch.restore();
    showDesk();
  }

  function showDesk(): void {
    day.value = desk.batch.outcomes()[0]?.day ?? day.value;
    draw();
  }

  bindActions(frame, "data-action", {
    stop,
    skip: () => desk.batch.skip(),
    offer: takeOffer,
    dismiss,
    retry: () => void run(),
    workbook: () => void workbook(),
    print: () => void print(),
    visit: () => void visit(),
    clear: () => void clear(),
    tables: () => void summarise(),
  });
  bindDropping(requireElement("[data-part=drop]", frame), (given) => void take(given));
  requireElement<HTMLInputElement>("[data-folder]", frame).webkitdirectory = true; // HTML does not know it yet
  for (const input of findAll<HTMLInputElement>("input[type=file]", frame)) bindInput(input, (given) => void take(given));
  day.addEventListener("change", changeDay);
  choice.addEventListener("change", ({ target }) => {
    if (target !== day) changeNotice();
  });
  self.addEventListener("beforeunload", (event) => {
    const { batch } = desk;
    if (!batch.isRunning() && (batch.isKept() || !batch.outcomes().length)) return;
    event.preventDefault();
    event.returnValue = true; // what older browsers heed
  });
  setState("idle");
  setHidden(requireElement("[data-part=tool]", frame), false);
}

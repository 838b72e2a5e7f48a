/** What the applicant has noted of each material: kept in this browser with the draft, and looked at by nothing else. */

import { loadJsonPart, onPartStoredElsewhere, storePart } from "../storage/drafts";
import { textsOf } from "../storage/local-storage";

/** States by the id of a line of the list. */
export type MaterialStates = Readonly<Record<string, string>>;

export type KeptStates = {
  all(): MaterialStates;
  /** Replaces all states; returns whether the browser has stored them. */
  replace(states: MaterialStates): boolean;
  /** Takes those of the draft that this window works on now. */
  reload(): void;
  /** Calls `act` whenever they have been replaced. */
  onReplaced(act: () => void): void;
};

const STORED = "checklist";

export function bindMaterialStates(notice: string): KeptStates {
  const acts: (() => void)[] = [];
  let states: MaterialStates = {};

  function show(shown: MaterialStates): void {
    states = shown;
    for (const act of acts) act();
  }

  const reload = () => show(textsOf(loadJsonPart(notice, STORED)));

  reload();
  onPartStoredElsewhere(notice, STORED, reload);
  return {
    all: () => states,
    reload,
    replace(replaced) {
      show(Object.fromEntries(Object.entries(replaced).filter(([, state]) => state)));
      return storePart(notice, STORED, Object.keys(states).length ? JSON.stringify(states) : "");
    },
    onReplaced: (act) => void acts.push(act),
  };
}

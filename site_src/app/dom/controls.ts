/** Controls that visitors use: buttons, file inputs, and whatever takes text. */

/** Calls the action that a clicked button names in an attribute, such as `data-row-action`. */
export function bindActions(frame: HTMLElement, attribute: string, actions: Record<string, () => void>): void {
  frame.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest(`[${attribute}]`) : null;
    actions[button?.getAttribute(attribute) ?? ""]?.();
  });
}

/** Calls `open` with the file that is chosen; the same one can be chosen again. */
export function bindFileInput(input: HTMLInputElement, open: (file: File) => void): void {
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) open(file);
    input.value = "";
  });
}

/** Whether what is typed or pasted at an event's target goes into a control there. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input:not([type=file]), textarea, select") !== null;
}

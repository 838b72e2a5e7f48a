/** The clipboard, where there is one. */

/** Copies a text; the modern way exists on secure pages only. Returns whether it worked; the focus stays where it is. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    (focused?.closest("dialog") ?? document.body).append(area); // all else is inert beside an open dialog
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return copied;
  }
}

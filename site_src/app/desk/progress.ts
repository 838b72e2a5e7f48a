/** How far checking has come: seen all the time, told to a screen reader now and then. */

import { requireElement, setHidden, setText } from "../dom/elements";
import type { Progress } from "./batch";

/** Milliseconds between two announcements. */
const PAUSE = 15_000;

export type ProgressView = { show(progress: Progress): void; end(): void };

export function bindProgress(frame: HTMLElement): ProgressView {
  const place = requireElement("[data-part=progress]", frame);
  const bar = requireElement<HTMLProgressElement>("progress", place);
  let announced = 0;

  return {
    show({ done, total, current }) {
      if (!current) return;
      if (place.hidden) announced = Date.now();
      setHidden(place, false);
      bar.max = Math.max(total, 1);
      bar.value = done;
      setText("desk-progress", `已核对 ${done} 份，共 ${total} 份；正在核对：${current}`, place);
      if (Date.now() - announced < PAUSE) return;
      announced = Date.now();
      setText("desk-announcement", `已核对 ${done} 份，共 ${total} 份`, frame);
    },
    end() {
      setHidden(place, true);
      setText("desk-announcement", "", frame);
    },
  };
}

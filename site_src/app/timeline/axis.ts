/** The axis of time: from when to when, and where a day stands on it. */

import { percent, svgElement } from "../pictures/svg";

const DAY = 86_400_000;

/** How far the axis reaches beyond the notice's own days, at most. */
const DAYS_BEFORE = 1100;
const DAYS_AFTER = 1100;

/** How many ticks there are at most, and how many months may lie between two of them. */
const MOST_TICKS = 5;
const STEPS = [1, 3, 6, 12, 24];

export type Axis = {
  /** Where a day stands, as a share of the width; one that lies beyond an end stands at that end. */
  at(day: string): number;
  /** Whether a day lies within both ends. */
  has(day: string): boolean;
  first: string;
  last: string;
};

/**
 * Returns an axis that shows the notice's own days, and of the others those that are not too far away.
 *
 * @param own in any order
 * @param others likewise
 */
export function axisOf(own: readonly string[], others: readonly string[]): Axis {
  const from = Math.min(...own.map(time)) - DAYS_BEFORE * DAY;
  const to = Math.max(...own.map(time)) + DAYS_AFTER * DAY;
  const shown = [...own, ...others].map(time).filter((moment) => from <= moment && moment <= to);
  const margin = Math.max(15 * DAY, (Math.max(...shown) - Math.min(...shown)) / 20);
  const [start, end] = [Math.min(...shown) - margin, Math.max(...shown) + margin];
  const share = (day: string) => (time(day) - start) / (end - start);
  return {
    at: (day) => Math.min(1, Math.max(0, share(day))),
    has: (day) => share(day) >= 0 && share(day) <= 1,
    first: dayOf(start),
    last: dayOf(end),
  };
}

/** Draws the months or years that the axis counts by. */
export function drawScale(axis: Axis): SVGElement {
  const labels = ticks(axis).flatMap((month) => {
    const x = percent(axis.at(`${month}-01`));
    return [
      svgElement("line", { class: "timeline-tick", x1: x, x2: x, y1: 14, y2: 20 }),
      svgElement("text", { x, y: 11, "text-anchor": "middle" }, month),
    ];
  });
  return svgElement("svg", { class: "timeline-scale", "aria-hidden": "true" }, ...labels);
}

/** Returns the months that are marked: as many as there is room for, and not those whose names would be cut. */
function ticks(axis: Axis): string[] {
  const months = monthsBetween(axis.first, axis.last).filter((month) => {
    const share = axis.at(`${month}-01`);
    return share > 0.08 && share < 0.92;
  });
  const step = STEPS.find((step) => months.filter((month) => isEvery(step, month)).length <= MOST_TICKS) ?? 24;
  return months.filter((month) => isEvery(step, month));
}

function isEvery(step: number, month: string): boolean {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return (year * 12 + number - 1) % step === 0;
}

function monthsBetween(first: string, last: string): string[] {
  const months = [];
  const day = new Date(`${first.slice(0, 7)}-01`);
  for (; dayOf(day.getTime()) <= last; day.setUTCMonth(day.getUTCMonth() + 1)) months.push(dayOf(day.getTime()).slice(0, 7));
  return months;
}

function time(day: string): number {
  return Date.parse(day);
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

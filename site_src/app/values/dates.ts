/** Days, as the notices and the files' names give them, and the time of day. */

/** A time of day where the visitor is, as HH:MM. */
export function clock(at = new Date()): string {
  return new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** Today in China, where the notices' dates count, as YYYY-MM-DD. */
export function today(): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone: "Asia/Shanghai",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(new Date());
}

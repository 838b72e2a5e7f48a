/** Amounts of money, written so that nobody mistakes their unit. */

import { IN_FULL } from "../generated/vocabulary";

/**
 * Returns a figure with its unit, and the same in the smaller unit, exact for any number of decimals; empty for what is
 * no figure.
 */
export function amountInFull(figure: string, unit: string): string {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(figure);
  const smaller = IN_FULL[unit];
  if (!match || !smaller) return "";
  const [, whole = "", decimals = ""] = match;
  const scaled = (BigInt(whole + decimals) * BigInt(smaller.factor)).toString().padStart(decimals.length + 1, "0");
  const point = scaled.length - decimals.length;
  const grouped = scaled.slice(0, point).replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = scaled.slice(point).replace(/0+$/, "");
  return `${figure} ${unit}，即 ${grouped}${rest && `.${rest}`} ${smaller.unit}`;
}

/** A link as a QR code, drawn dark on white whatever the page's colours are. */

import { correction, generate } from "lean-qr";

import { svgElement } from "../pictures/svg";

/** 97 × 97 modules, which a phone still reads off a screen; decision 26 says why. */
const LARGEST_VERSION = 20;
/** Modules around the code that stay white. */
const QUIET_ZONE = 4;

/** Returns the picture of a text, or null where the code would be too dense. */
export function qrCode(text: string, label: string): SVGElement | null {
  const code = encoded(text);
  if (!code) return null;
  const side = code.size + 2 * QUIET_ZONE;
  const modules: string[] = [];
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) modules.push(`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`);
  return svgElement(
    "svg",
    { viewBox: `0 0 ${side} ${side}`, width: 4 * side, height: 4 * side, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    svgElement("path", { d: `M0 0h${side}v${side}H0z`, fill: "#fff" }),
    svgElement("path", { d: modules.join(""), fill: "#000" }),
  );
}

function encoded(text: string) {
  try {
    return generate(text, { minCorrectionLevel: correction.L, maxVersion: LARGEST_VERSION });
  } catch {
    return null; // more than fits
  }
}

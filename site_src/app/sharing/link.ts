/**
 * A draft in the fragment of a link, which browsers send to nobody: `#d1.`, then the draft's JSON in zlib's format, whose
 * checksum tells when a link was cut or changed, in the alphabet of base64 that addresses can have.
 */

import { Unzlib, zlibSync } from "fflate";

/** The longest link that is made or opened, in characters; decision 26 says why. */
export const LONGEST_LINK = 8000;

const VERSION = "#d1.";
/** More text than any link of that length holds that was made here. */
const MOST_BYTES = 1_000_000;
/** Compressed bytes that are inflated before the limit is looked at again. */
const STRETCH = 256;

const TOO_LARGE = "链接里的内容太多，不是本站做的链接。";
const DAMAGED = "链接不完整或已损坏，可能在转发时被截断；请对方重新复制整个链接，或改发底稿文件。";
const OTHER_VERSION = "这个链接是本站的另一个版本做的，这里读不了；请刷新页面再试，或请对方改发底稿文件。";

/** Returns the link to a page with a text in it, or null where it would be too long. */
export function linkWith(address: string, text: string): string | null {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MOST_BYTES) return null;
  const link = address + VERSION + toBase64(zlibSync(bytes, { level: 9 }));
  return link.length > LONGEST_LINK ? null : link;
}

/** Returns the text in a link's fragment, or why there is none. */
export function readLink(fragment: string): { text: string } | { refusal: string } {
  if (!fragment.startsWith(VERSION)) return { refusal: OTHER_VERSION };
  if (fragment.length > LONGEST_LINK) return { refusal: TOO_LARGE };
  try {
    const bytes = inflated(fromBase64(fragment.slice(VERSION.length)));
    return bytes ? { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) } : { refusal: TOO_LARGE };
  } catch {
    return { refusal: DAMAGED };
  }
}

/** Returns the bytes that were compressed, or null for more than a link may hold; throws if anything is damaged. */
function inflated(data: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let count = 0;
  const stream = new Unzlib((part) => {
    parts.push(part);
    count += part.length;
  });
  for (let start = 0; start < data.length; start += STRETCH) {
    stream.push(data.subarray(start, start + STRETCH), start + STRETCH >= data.length);
    if (count > MOST_BYTES) return null;
  }
  const bytes = new Uint8Array(count);
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  const given = new DataView(data.buffer, data.byteOffset).getUint32(data.length - 4);
  if (adler32(bytes) !== given) throw new Error("wrong checksum");
  return bytes;
}

/** The checksum of RFC 1950. */
function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high * 65536 + low;
}

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array {
  if (/[^\w-]/.test(text)) throw new Error("not in the alphabet");
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
}

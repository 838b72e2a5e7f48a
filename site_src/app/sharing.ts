/*! fflate, © 2026 Arjun Barrett, and lean-qr, © 2021-2025 David Evans: both under the MIT licence */

/** What makes and reads links that carry a draft, loaded when the first one is made or opened. */

export { openShareDialog } from "./sharing/dialog";
export { readLink } from "./sharing/link";

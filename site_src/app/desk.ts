/** The officers' desk. Nothing but this script is loaded before the first files are handed over. */

import { bindDesk } from "./desk/page";
import { requireElement } from "./dom/elements";

const { runtime = "" } = requireElement<HTMLMetaElement>("meta[name=checker]").dataset;

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => bindDesk(runtime));
else bindDesk(runtime);

/** Offers to go on with a draft that this browser holds, and says how it stood. */

import { findAll, requireElement } from "../dom/elements";
import { loadJsonPart } from "../storage/drafts";
import { textsOf } from "../storage/local-storage";

export function offerLastDrafts(): void {
  for (const place of findAll("[data-draft-of]")) {
    const link = requireElement<HTMLAnchorElement>("a", place);
    const { applicant, headline } = textsOf(loadJsonPart(place.dataset.draftOf ?? "", "headline", link.href));
    place.hidden = !headline;
    link.textContent = `继续上次：${[applicant, headline].filter(Boolean).join("，")}`;
  }
}

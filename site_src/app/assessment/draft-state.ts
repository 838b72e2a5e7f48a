/** What has become of the draft, said in its toolbar, and how the application stands, kept for the first page. */

import { requireElement } from "../dom/elements";
import { clock } from "../values/dates";
import { storeHeadline } from "./draft";

export type DraftState = {
  /** The browser has stored what is entered now, or has refused to. */
  stored(isStored: boolean): void;
  /** The application was checked. */
  checked(headline: string): void;
};

/** @param applicant returns the applicant's name, null where nothing is entered at all */
export function bindDraftState(notice: string, applicant: () => string | null): DraftState {
  const place = requireElement("[data-text=draft-state]");
  if (applicant() !== null) place.textContent = "已自动保存";

  return {
    stored(isStored) {
      const isBlank = applicant() === null;
      place.textContent = isBlank ? "" : isStored ? `已自动保存 ${clock()}` : "未保存：浏览器不允许";
      if (isBlank) storeHeadline(notice, null);
    },
    checked(headline) {
      const name = applicant();
      storeHeadline(notice, name === null ? null : { applicant: name, headline });
    },
  };
}

"use client";

import { useTranslations } from "next-intl";
import type { PlaceInHand } from "./use-draft.ts";

/** Where the text is kept, and that there is another one. */
export function UnfinishedLine({ unfinished, swap }: Pick<PlaceInHand, "unfinished" | "swap">) {
  const t = useTranslations("drafts.unfinished");
  const { mine, left, isKept } = unfinished;
  const [other] = left;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-xs text-muted">
      {mine ? <p>{isKept ? t("kept") : t("notKept")}</p> : null}
      {other ? (
        <p>
          {t.rich("other", {
            use: (words) => (
              <button
                type="button"
                className="min-h-6 rounded-md font-medium text-accent underline underline-offset-2 pointer-coarse:min-h-11"
                onClick={() => swap(other)}
              >
                {words}
              </button>
            ),
          })}
        </p>
      ) : null}
    </div>
  );
}

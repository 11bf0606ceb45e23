"use client";

import { useTranslations } from "next-intl";
import { useText } from "#app/_drafts/use-draft.ts";
import { TextArea } from "#app/_ui/field.tsx";

/** What was being written where nothing can be sent any more: it is there to be copied, or let go of. */
export function KeptWords({ place }: { place: string }) {
  const t = useTranslations("customer.ended");
  const { text, setText } = useText(place);
  if (text === "") return null;
  return (
    <div className="flex w-full flex-col gap-2">
      <label htmlFor="kept-words" className="text-sm font-medium">
        {t("kept")}
      </label>
      <TextArea id="kept-words" size="lg" value={text} onChange={(event) => setText(event.target.value)} />
    </div>
  );
}

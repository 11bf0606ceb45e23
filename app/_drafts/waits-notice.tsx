import { useTranslations } from "next-intl";
import { Notice } from "#app/_ui/notice.tsx";
import type { Send } from "./send.ts";
import { useSends } from "./use-sends.ts";

export interface WaitsNoticeProps {
  readonly verb: Send["verb"];
  readonly what: string;
  readonly takeBack: () => void;
}

/** Said above the button of a form that was handed over while nothing can be reached. */
export function WaitsNotice({ verb, what, takeBack }: WaitsNoticeProps) {
  const t = useTranslations("drafts.waits");
  const isKept = useSends().every((send) => send.verb !== verb || send.isKept);
  return (
    <Notice tone="waiting">
      {t.rich(isKept ? "kept" : "notKept", {
        what,
        change: (words) => (
          <button type="button" className="font-medium text-accent underline underline-offset-2" onClick={takeBack}>
            {words}
          </button>
        ),
      })}
    </Notice>
  );
}

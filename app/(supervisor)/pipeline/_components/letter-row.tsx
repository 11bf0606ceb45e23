import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "#app/_ui/chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Words } from "#app/_ui/words.tsx";
import type { LetterView } from "#server/operate/letters/wire.ts";
import { shown } from "../_view/pretty-json.ts";
import { LetterDetails } from "./letter-details.tsx";

/** One message: what is wrong with it, what it is about, and inside, all that is known of it. */
export function LetterRow(props: {
  letter: LetterView;
  /** Null where nothing can be chosen. */
  isChosen: boolean | null;
  onChoose: (isChosen: boolean) => void;
  /** What can be done with this one alone. */
  children?: ReactNode;
}) {
  const t = useTranslations("pipeline.letter");
  const { letter, isChosen } = props;
  const { id, error, eventType, complaintId, failedAt, attempts, state } = letter;
  return (
    <li className="flex items-start gap-3 px-4 py-2">
      {isChosen === null ? (
        <span className="size-5 shrink-0" aria-hidden />
      ) : (
        <input
          type="checkbox"
          aria-label={t("choose", { id })}
          checked={isChosen}
          onChange={(event) => props.onChoose(event.target.checked)}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
      )}
      <details className="group min-w-0 flex-1">
        <summary className="flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-md text-sm">
          <span className="min-w-0 basis-64 grow truncate group-open:whitespace-normal max-lg:whitespace-normal max-lg:wrap-anywhere">
            <Words>{shown(error)}</Words>
          </span>
          {state === "retrying" ? <Chip tone="accent">{t("retrying")}</Chip> : null}
          <span className="tabular text-xs text-muted">
            {eventType ? `${shown(eventType)} · ` : null}
            {attempts > 0 ? `${t("retried", { count: attempts })} · ` : null}
            <Time at={failedAt} />
          </span>
        </summary>
        {complaintId ? (
          <p className="pt-2 text-sm">
            {t.rich("about", {
              ticket: () => (
                <Link href={`/tickets/${complaintId}`} prefetch={false} className="text-accent underline">
                  {complaintId}
                </Link>
              ),
              trace: (words) => (
                <Link href={`/pipeline/trace/${complaintId}`} prefetch={false} className="text-accent underline">
                  {words}
                </Link>
              ),
            })}
          </p>
        ) : null}
        <LetterDetails letter={letter} />
      </details>
      {props.children}
    </li>
  );
}

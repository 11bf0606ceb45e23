import { useTranslations } from "next-intl";
import type { Send } from "#app/_drafts/send.ts";
import { stateOf } from "#app/_drafts/use-sends.ts";

/** What the reader wrote and the server has not taken yet, where it will stand. */
export function SendItem({ send }: { send: Send }) {
  const sayState = useTranslations("drafts.state");
  if (send.words === "") return null;
  return (
    <li className="rounded-lg border border-dashed border-control bg-surface p-3 text-muted md:ms-8">
      <p className="me-auto max-w-[72ch] text-sm whitespace-pre-wrap" dir="auto">
        {send.words}
      </p>
      <p className="mt-2 text-xs">{stateOf(send, sayState)}</p>
    </li>
  );
}

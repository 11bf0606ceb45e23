"use client";

import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Name, Words } from "#app/_ui/words.tsx";
import type { WordsSince } from "./words-since.ts";

/** As many as fit above what one writes in; the conversation has them all. */
const MOST_SHOWN = 3;

/** What was said meanwhile, before an answer to something older goes out. */
export function MovedOnNotice(props: { news: readonly WordsSince[]; onSend: () => void; onGoOn: () => void }) {
  const { news, onSend, onGoOn } = props;
  const t = useTranslations("colleagues.movedOn");
  const more = news.length - MOST_SHOWN;
  return (
    <div
      ref={focusOnMount}
      role="alert"
      tabIndex={-1}
      className="flex flex-col gap-2 rounded-md border border-waiting bg-waiting-soft p-3 text-sm outline-none"
    >
      <p className="font-medium">{t("title", { count: news.length })}</p>
      <ul className="flex max-h-[20dvh] flex-col gap-1 overflow-y-auto">
        {news.slice(-MOST_SHOWN).map(({ id, author, text, isNote }) => (
          <li key={id} className="line-clamp-3">
            {t.rich(isNote ? "note" : "message", {
              name: () => <Name>{author}</Name>,
              words: () => <Words>{text}</Words>,
            })}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="text-muted">{t("more", { count: more })}</p> : null}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onClick={onGoOn}>
          {t("goOn")}
        </Button>
        <Button size="sm" onClick={onSend}>
          {t("send")}
        </Button>
      </div>
    </div>
  );
}

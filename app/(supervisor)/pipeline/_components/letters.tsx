"use client";

import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Archive, RotateCcw, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { AtMost } from "#app/_ui/at-most.tsx";
import { Button, IconButton } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { LIVE_EVERY_MS } from "#app/(supervisor)/_components/live-pipeline-picture.tsx";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import type { LetterView } from "#server/operate/letters/wire.ts";
import { LetterRow } from "./letter-row.tsx";
import { useLetterActions } from "./use-letter-actions.ts";

/** Single messages, newest first, to look into, and to choose some of. */
export function Letters({ state, groupId }: { state: "failed" | "archived" | "resolved"; groupId: string | null }) {
  const t = useTranslations("pipeline.letters");
  const sayList = useTranslations("ui.list");
  const trpc = useTRPC();
  const pages = useSuspenseInfiniteQuery(
    trpc.deadLetters.list.infiniteQueryOptions(
      { state, ...(groupId ? { groupId } : {}) },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: LIVE_EVERY_MS },
    ),
  );
  const { problem, isBusy, retry, archive, restore } = useLetterActions();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // They stay in view while they are on their way, and come back to where they were or leave for good.
  const { data: retrying } = useSuspenseQuery(
    trpc.deadLetters.list.queryOptions(
      { state: "retrying", limit: MOST_LISTED.retrying, ...(groupId ? { groupId } : {}) },
      { refetchInterval: LIVE_EVERY_MS },
    ),
  );
  const found = pages.data.pages.flatMap(({ items }) => items);
  const letters = state === "failed" ? inOrder([...retrying.items, ...found]) : found;
  // What left the list in the meantime is not chosen any more.
  const ids = found.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(ids);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const nothing = ids.length === 0 ? t("chooseFirst") : undefined;

  if (letters.length === 0) {
    return <p className="px-4 py-6 text-sm text-muted">{t(`nothing.${state}`)}</p>;
  }
  return (
    <div className="flex flex-col">
      {state === "resolved" ? null : (
        <div className="flex flex-wrap items-center gap-2 px-4 py-2">
          <span className="tabular text-sm text-muted" aria-live="polite">
            {t("chosen", { count: ids.length })}
          </span>
          {state === "failed" ? (
            <>
              <Button
                size="sm"
                pending={isBusy}
                disabledReason={nothing}
                icon={<RotateCcw className="size-4" aria-hidden />}
                onClick={() => void retry({ ids })}
              >
                {t("retryChosen")}
              </Button>
              <Button
                size="sm"
                variant="ghost"
                pending={isBusy}
                disabledReason={nothing}
                icon={<Archive className="size-4" aria-hidden />}
                onClick={() => void archive({ ids })}
              >
                {t("archiveChosen")}
              </Button>
            </>
          ) : (
            <Button
              size="sm"
              pending={isBusy}
              disabledReason={nothing}
              icon={<Undo2 className="size-4" aria-hidden />}
              onClick={() => void restore({ ids })}
            >
              {t("restoreChosen")}
            </Button>
          )}
        </div>
      )}
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <ul className="divide-y divide-border border-t border-border">
        {letters.map((letter) => (
          <LetterRow
            key={letter.id}
            letter={letter}
            isChosen={letter.state === "resolved" || letter.state === "retrying" ? null : chosen.has(letter.id)}
            onChoose={(isChosen) => choose(letter.id, isChosen)}
          >
            {letter.state === "failed" ? (
              <span className="-my-1.5 flex shrink-0">
                <IconButton
                  size="sm"
                  label={t("retry")}
                  pending={isBusy}
                  disabledReason={letter.whyNoRetry ?? undefined}
                  icon={<RotateCcw className="size-4" aria-hidden />}
                  onClick={() => void retry({ ids: [letter.id] })}
                />
                <IconButton
                  size="sm"
                  label={t("archive")}
                  pending={isBusy}
                  icon={<Archive className="size-4" aria-hidden />}
                  onClick={() => void archive({ ids: [letter.id] })}
                />
              </span>
            ) : null}
          </LetterRow>
        ))}
      </ul>
      {state === "failed" ? (
        <AtMost shown={retrying.items.length} most={MOST_LISTED.retrying} of="newestRetrying" />
      ) : null}
      {pages.hasNextPage ? (
        <Button
          variant="ghost"
          size="sm"
          className="m-2 self-start"
          pending={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {sayList("showMore")}
        </Button>
      ) : null}
    </div>
  );
}

/** Newest first, each once: between two answers a letter can have moved from one to the other. */
function inOrder(letters: readonly LetterView[]): LetterView[] {
  const byId = new Map(letters.map((letter) => [letter.id, letter]));
  return [...byId.values()].toSorted((a, b) => b.failedAt.localeCompare(a.failedAt) || a.id.localeCompare(b.id));
}

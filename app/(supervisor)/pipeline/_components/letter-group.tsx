"use client";

import { Archive, ChevronDown, RotateCcw } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Chip } from "#app/_ui/chip.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Words } from "#app/_ui/words.tsx";
import type { LetterGroup, RedriveView } from "#server/operate/letters/wire.ts";
import { shown } from "../_view/pretty-json.ts";
import { Letters } from "./letters.tsx";
import { RedriveProgress } from "./redrive-progress.tsx";
import { useLetterActions } from "./use-letter-actions.ts";

/** Letters with one reason: what it means, how many, since when, and the two things to do with all of them. */
export function LetterGroupItem({ group, redrive }: { group: LetterGroup; redrive: RedriveView | undefined }) {
  const { id, title, sentence, advice, template, failed, retrying, cut, firstAt, lastAt } = group;
  const { problem, isBusy, retry, archive } = useLetterActions();
  const [isOpen, setIsOpen] = useState(false);
  const count = failed + retrying;
  return (
    <li className="flex flex-col gap-2 px-4 py-3" aria-label={title}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="text-sm">
              <Words>{shown(title)}</Words>
            </h3>
            <Chip tone="danger">
              <span className="tabular">{count === 1 ? "1 message" : `${count} messages`}</span>
            </Chip>
          </div>
          <p className="max-w-[72ch] text-sm">{sentence}</p>
          <p className="max-w-[72ch] text-sm text-muted">{advice}</p>
          <p className="text-xs text-muted">
            First <Time at={firstAt} />, last <Time at={lastAt} />
            {cut > 0 ? `. ${cut} of them ${cut === 1 ? "was" : "were"} too large to keep and cannot be retried` : null}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            pending={isBusy}
            disabledReason={whyNoRetry(group)}
            icon={<RotateCcw className="size-4" aria-hidden />}
            onClick={() => void retry({ groupId: id })}
          >
            Retry all
          </Button>
          <Button
            size="sm"
            variant="ghost"
            pending={isBusy}
            disabledReason={retrying > 0 ? "They are being retried; archive what is left after that." : undefined}
            icon={<Archive className="size-4" aria-hidden />}
            onClick={() => void archive({ groupId: id })}
          >
            Archive all
          </Button>
        </div>
      </div>
      {redrive ? <RedriveProgress redrive={redrive} /> : null}
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-8 max-w-full min-w-0 items-center gap-1.5 self-start rounded-md text-left text-xs text-muted hover:text-text pointer-coarse:min-h-11"
      >
        <ChevronDown className={`size-4 shrink-0 transition-transform ${isOpen ? "rotate-180" : ""}`} aria-hidden />
        <span className="shrink-0">{isOpen ? "Hide the messages" : "Show the messages"}</span>
        <code className="min-w-0 truncate font-mono">{template}</code>
      </button>
      {isOpen ? (
        <Suspense fallback={<SkeletonRows rows={Math.min(3, count)} rowClass="h-10" label="Loading the messages" />}>
          <Letters state="failed" groupId={id} />
        </Suspense>
      ) : null}
    </li>
  );
}

function whyNoRetry({ failed, retrying, cut }: LetterGroup): string | undefined {
  if (failed > cut) return undefined;
  return retrying > 0
    ? "They are being retried already."
    : "Their text was too large to keep, so it cannot be sent again.";
}

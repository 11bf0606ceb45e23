"use client";

import { Archive, ChevronDown, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import type { Say } from "#app/_language/say.ts";
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

const RETRY = <RotateCcw className="size-4" aria-hidden />;
const ARCHIVE = <Archive className="size-4" aria-hidden />;

/** Letters with one reason: what it means, how many, since when, and the two things to do with all of them, the advised one first. */
export function LetterGroupItem({ group, redrive }: { group: LetterGroup; redrive: RedriveView | undefined }) {
  const t = useTranslations("pipeline.group");
  const { id, title, sentence, advice, leads, template, failed, retrying, cut, firstAt, lastAt } = group;
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
              <span className="tabular">{t("count", { count })}</span>
            </Chip>
          </div>
          <p className="max-w-[72ch] text-sm">{sentence}</p>
          <p className="max-w-[72ch] text-sm text-muted">{advice}</p>
          <p className="text-xs text-muted">
            {t.rich("since", { first: () => <Time at={firstAt} />, last: () => <Time at={lastAt} />, cut })}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {(leads === "retry" ? (["retry", "archive"] as const) : (["archive", "retry"] as const)).map((action) => (
            <Button
              key={action}
              size="sm"
              variant={action === leads ? "secondary" : "ghost"}
              pending={isBusy}
              disabledReason={action === "retry" ? whyNoRetry(group, t) : whyNoArchive(group, t)}
              icon={action === "retry" ? RETRY : ARCHIVE}
              onClick={() => void (action === "retry" ? retry : archive)({ groupId: id })}
            >
              {action === "retry" ? t("retryAll") : t("archiveAll")}
            </Button>
          ))}
        </div>
      </div>
      {redrive ? <RedriveProgress redrive={redrive} /> : null}
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-8 max-w-full min-w-0 items-center gap-1.5 self-start rounded-md text-start text-xs text-muted hover:text-text pointer-coarse:min-h-11"
      >
        <ChevronDown className={`size-4 shrink-0 transition-transform ${isOpen ? "rotate-180" : ""}`} aria-hidden />
        <span className="shrink-0">{isOpen ? t("hide") : t("show")}</span>
        <code className="min-w-0 font-mono wrap-anywhere">{template}</code>
      </button>
      {isOpen ? (
        <Suspense fallback={<SkeletonRows rows={Math.min(3, count)} rowClass="h-10" label={t("loading")} />}>
          <Letters state="failed" groupId={id} />
        </Suspense>
      ) : null}
    </li>
  );
}

function whyNoArchive({ retrying }: LetterGroup, say: Say<"pipeline.group">): string | undefined {
  return retrying > 0 ? say("whyNo.archive") : undefined;
}

function whyNoRetry({ failed, retrying, cut }: LetterGroup, say: Say<"pipeline.group">): string | undefined {
  if (failed > cut) return undefined;
  return retrying > 0 ? say("whyNo.retryTwice") : say("whyNo.retryCut");
}

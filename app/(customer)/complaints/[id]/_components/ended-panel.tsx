"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { UnfinishedLine } from "#app/_drafts/unfinished-line.tsx";
import { useText } from "#app/_drafts/use-draft.ts";
import { useSend } from "#app/_drafts/use-send.ts";
import { Button, ButtonLink } from "#app/_ui/button.tsx";
import { useExactTime } from "#app/_ui/exact-time.ts";
import { TextArea } from "#app/_ui/field.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { cleanText } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { answerPlace } from "./answer-place.ts";
import { KeptWords } from "./kept-words.tsx";

/** After the end: open it again while that is possible. */
export function EndedPanel({ complaint }: { complaint: ComplaintDetail }) {
  const t = useTranslations("customer.ended");
  const { can, reopenableUntil } = complaint;
  const exactTime = useExactTime();
  const canReopen = can.statuses.includes("Open");
  return (
    <Panel className="mb-6 flex flex-wrap items-center gap-3 p-4 print:hidden short:mb-2 short:p-2">
      {canReopen ? (
        <>
          <Reopen complaint={complaint} />
          {reopenableUntil ? (
            <p className="text-sm text-muted">{t("until", { when: exactTime(reopenableUntil) })}</p>
          ) : null}
        </>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-muted">{t("final")}</p>
          <ButtonLink href="/complaints/new" size="lg">
            {t("fileNew")}
          </ButtonLink>
          <KeptWords place={answerPlace(complaint._id)} />
        </div>
      )}
    </Panel>
  );
}

function Reopen({ complaint }: { complaint: ComplaintDetail }) {
  const t = useTranslations("customer.ended");
  const { _id: id, complaintId } = complaint;
  const place = answerPlace(id);
  const { text, setText, unfinished, swap } = useText(place);
  const { send, isPending, problem } = useSend(place);
  const [isAsking, setIsAsking] = useState(false);
  const reopen = () => {
    const words = cleanText(text);
    send(
      { verb: "changeStatus", input: { id, status: "Open", ...(words === "" ? {} : { message: words }) } },
      { line: id, what: t("what", { complaint: complaintId }), words },
    );
  };
  // What was being written when it ended is still there.
  if (!isAsking && text === "") {
    return (
      <div>
        <Button size="lg" icon={<RotateCcw className="size-4" aria-hidden />} onClick={() => setIsAsking(true)}>
          {t("reopen")}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex w-full animate-fade-in flex-col gap-2">
      <label htmlFor="reopen-message" className="text-sm font-medium">
        {t("why")}
      </label>
      <TextArea
        id="reopen-message"
        size="lg"
        ref={isAsking ? focusOnMount : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {problem ? <Notice tone="danger">{problem.message}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="lg" pending={isPending} onClick={reopen}>
          {t("reopen")}
        </Button>
        {text === "" ? (
          <Button variant="ghost" size="lg" onClick={() => setIsAsking(false)}>
            {t("leave")}
          </Button>
        ) : null}
      </div>
      <UnfinishedLine unfinished={unfinished} swap={swap} />
    </div>
  );
}

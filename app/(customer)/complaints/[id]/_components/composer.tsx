"use client";

import { cx } from "class-variance-authority";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { UnfinishedLine } from "#app/_drafts/unfinished-line.tsx";
import { useText } from "#app/_drafts/use-draft.ts";
import { useSend } from "#app/_drafts/use-send.ts";
import { FileCorner } from "#app/_files/later.tsx";
import { filesOf, shownAs, useKeptFiles } from "#app/_files/use-kept-files.ts";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useUnfolded } from "#app/_ui/use-unfolded.ts";
import { cleanText, countCharacters, countVisible } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { answerPlace } from "./answer-place.ts";
import type { ComplaintActions } from "./use-complaint-actions.ts";

const LONGEST = 5000;

/**
 * Where the customer writes, at hand at the foot of the page; where there is little height, a line that unfolds once it is used.
 * Ctrl or ⌘ with Enter sends; what is not sent yet is kept.
 */
export function Composer({ complaint, actions }: { complaint: ComplaintDetail; actions: ComplaintActions }) {
  const t = useTranslations("customer.composer");
  const place = answerPlace(complaint._id);
  const { text, setText, unfinished, swap } = useText(place);
  const { send: sendOff, isPending, problem } = useSend(place);
  const foot = useRef<HTMLDivElement>(null);
  const files = useKeptFiles(place);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const { isUnfolded, unfold } = useUnfolded(foot, text !== "" || files.kept.length > 0);
  const [error, setError] = useState<string | null>(null);
  const { changeStatus } = actions;
  const isAsked = complaint.status === "Waiting on Customer";
  const label = isAsked ? t("answer") : t("add");

  const send = () => {
    const message = cleanText(text);
    if (files.notYet) return setError(files.notYet);
    const isWordless = countVisible(message) === 0;
    if (isWordless && files.kept.length === 0) return setError(t("empty"));
    if (countCharacters(message) > LONGEST) return setError(t("tooLong", { most: LONGEST }));
    setError(null);
    sendOff(
      { verb: "comment", input: { id: complaint._id, ...(isWordless ? {} : { message }), ...filesOf(files) } },
      {
        line: complaint._id,
        what: t("what", { complaint: complaint.complaintId }),
        words: shownAs(isWordless ? "" : message, files),
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };

  const shown = error ?? problem?.message;
  const folded = isUnfolded ? "" : "short:hidden";

  return (
    <div
      ref={foot}
      className="sticky bottom-0 z-10 -mx-4 border-t border-border bg-canvas px-4 py-3 print:hidden short:py-1.5"
    >
      <Form onSubmit={submit} className="flex flex-col gap-2">
        <label htmlFor="message" className="text-sm font-medium short:sr-only">
          {label}
        </label>
        <TextArea
          id="message"
          size="lg"
          value={text}
          placeholder={label}
          onFocus={unfold}
          className={isUnfolded ? "short:min-h-14" : "short:h-11 short:min-h-0 short:resize-none"}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          aria-invalid={shown ? true : undefined}
          aria-describedby="message-error"
        />
        <FileCorner place={place} area={foot} slot={slot} onNotYet={files.setNotYet} />
        <div id="message-error">{shown ? <Notice tone="danger">{shown}</Notice> : null}</div>
        <div className={cx("flex flex-wrap items-center justify-between gap-2", folded)}>
          <div className="flex items-center gap-1">
            <Button
              type="submit"
              variant="primary"
              size="lg"
              icon={<Send className="size-4" aria-hidden />}
              pending={isPending}
            >
              {isAsked ? t("sendAnswer") : t("send")}
            </Button>
            <span ref={setSlot} />
          </div>
          {complaint.can.statuses.includes("Closed") ? (
            <Button
              variant="ghost"
              className="text-muted"
              pending={changeStatus.isPending}
              onClick={() =>
                changeStatus.mutate(
                  { id: complaint._id, status: "Closed" },
                  { onError: (failed) => setError(failureOf(failed).message) },
                )
              }
            >
              {t("close")}
            </Button>
          ) : null}
        </div>
        <UnfinishedLine unfinished={unfinished} swap={swap} />
      </Form>
    </div>
  );
}

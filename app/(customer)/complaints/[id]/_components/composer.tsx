"use client";

import { Send } from "lucide-react";
import type { FormEvent, KeyboardEvent } from "react";
import { useState } from "react";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { cleanText, countCharacters, countVisible } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import type { ComplaintActions } from "./use-complaint-actions.ts";
import { useKeptText } from "./use-kept-text.ts";

const LONGEST = 5000;

/** Where the customer writes. Ctrl or ⌘ with Enter sends; what is not sent yet is kept. */
export function Composer({ complaint, actions }: { complaint: ComplaintDetail; actions: ComplaintActions }) {
  const [text, setText] = useKeptText(`quickfix.draft.reply.${complaint._id}`);
  const [error, setError] = useState<string | null>(null);
  const { comment, changeStatus } = actions;
  const isAsked = complaint.status === "Waiting on Customer";

  const send = () => {
    const message = cleanText(text);
    if (countVisible(message) === 0) return setError("Write something first.");
    if (countCharacters(message) > LONGEST) return setError("A message has at most 5,000 characters.");
    if (comment.isPending) return;
    setError(null);
    setText("");
    comment.mutate(
      { id: complaint._id, message },
      {
        onError: (failed) => {
          setText(message);
          setError(failureOf(failed).message);
        },
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

  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <label htmlFor="message" className="text-sm font-medium">
        {isAsked ? "Your answer" : "Add something"}
      </label>
      <TextArea
        id="message"
        size="lg"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        aria-invalid={error ? true : undefined}
        aria-describedby="message-error"
      />
      <div id="message-error">{error ? <Notice tone="danger">{error}</Notice> : null}</div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          icon={<Send className="size-4" aria-hidden />}
          pending={comment.isPending}
        >
          {isAsked ? "Send answer" : "Send"}
        </Button>
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
            Close, I no longer need this
          </Button>
        ) : null}
      </div>
    </form>
  );
}

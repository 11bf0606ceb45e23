"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button, ButtonLink } from "#app/_ui/button.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { exactTime } from "#app/_ui/time.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import { cleanText } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { RatingForm } from "./rating-form.tsx";
import type { ComplaintActions } from "./use-complaint-actions.ts";

/** After the end: say how it went, or open it again while that is possible. */
export function EndedPanel({ complaint, actions }: { complaint: ComplaintDetail; actions: ComplaintActions }) {
  const { can, reopenableUntil } = complaint;
  const isHydrated = useHydrated();
  const canReopen = can.statuses.includes("Open");
  return (
    <Panel className="flex flex-col divide-y divide-border">
      {can.rate ? (
        <div className="p-4">
          <RatingForm id={complaint._id} actions={actions} />
        </div>
      ) : null}
      <div className="flex flex-col gap-3 p-4">
        {canReopen ? (
          <>
            <Reopen id={complaint._id} actions={actions} />
            {reopenableUntil ? (
              <p className="text-sm text-muted" suppressHydrationWarning>
                You can open it again until {exactTime(reopenableUntil, isHydrated)}. It keeps its place in line.
              </p>
            ) : null}
          </>
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-muted">It ended more than 7 days ago, so it stays closed.</p>
            <ButtonLink href="/complaints/new" size="lg">
              File a new complaint
            </ButtonLink>
          </div>
        )}
      </div>
    </Panel>
  );
}

function Reopen({ id, actions }: { id: string; actions: ComplaintActions }) {
  const { changeStatus } = actions;
  const [isAsking, setIsAsking] = useState(false);
  const [message, setMessage] = useState("");
  const reopen = () => {
    const words = cleanText(message);
    changeStatus.mutate({ id, status: "Open", ...(words === "" ? {} : { message: words }) });
  };
  if (!isAsking) {
    return (
      <div>
        <Button size="lg" icon={<RotateCcw className="size-4" aria-hidden />} onClick={() => setIsAsking(true)}>
          Open it again
        </Button>
      </div>
    );
  }
  return (
    <div className="flex animate-fade-in flex-col gap-2">
      <label htmlFor="reopen-message" className="text-sm font-medium">
        What is still wrong?
      </label>
      <TextArea
        id="reopen-message"
        size="lg"
        ref={focusOnMount}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      {changeStatus.error ? <Notice tone="danger">{failureOf(changeStatus.error).message}</Notice> : null}
      <div className="flex gap-2">
        <Button variant="primary" size="lg" pending={changeStatus.isPending} onClick={reopen}>
          Open it again
        </Button>
        <Button variant="ghost" size="lg" onClick={() => setIsAsking(false)}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

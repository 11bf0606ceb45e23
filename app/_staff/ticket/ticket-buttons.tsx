"use client";

import { CornerUpLeft, Ellipsis, Hand, UserRoundPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { failureOf } from "#app/_trpc/failure.ts";
import { ActionItem, ActionMenu } from "#app/_ui/action-menu.tsx";
import { Button, IconButton } from "#app/_ui/button.tsx";
import { toast } from "#app/_ui/toast.ts";
import type { Status } from "#server/core/vocabulary.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

const GiveToSomebody = dynamic(() => import("./give-to-somebody.tsx").then((module) => module.GiveToSomebody));

/** What each status is called as something to do; sending covers solving and waiting. */
const AS_ACTION = {
  "In Progress": "Take up again",
  Open: "Reopen",
  Closed: "Close without solving",
} as const satisfies Partial<Record<Status, string>>;

/** Taking, putting back, giving away, and the rarer statuses. A refusal is a sentence beside them. */
export function TicketButtons(props: {
  complaint: ComplaintDetail;
  userId: string;
  onProblem: (problem: string | null) => void;
  onReleased: () => void;
}) {
  const { complaint, userId } = props;
  const { assign, changeStatus } = useTicketActions();
  const [isGiving, setIsGiving] = useState(false);
  const { _id: id, assignedTo, can } = complaint;
  const hasEnded = complaint.status === "Resolved" || complaint.status === "Closed";
  const canRelease = assignedTo !== null && !hasEnded && can.statuses.includes("Open");

  const run = async (work: Promise<unknown>): Promise<boolean> => {
    props.onProblem(null);
    try {
      await work;
      return true;
    } catch (error) {
      props.onProblem(failureOf(error).message);
      return false;
    }
  };
  const take = () => run(assign.mutateAsync({ id, agentId: userId }));
  const release = async () => {
    if (!(await run(assign.mutateAsync({ id, agentId: null })))) return;
    toast.success(`${complaint.complaintId} is back in line at its old place`);
    props.onReleased();
  };
  useShortcuts("desk", {
    take: () => (can.take ? void take() : undefined),
    release: () => (canRelease ? void release() : undefined),
  });
  const statuses = can.statuses.filter(
    (status): status is keyof typeof AS_ACTION => status in AS_ACTION && !(status === "Open" && !hasEnded),
  );

  return (
    <div className="flex shrink-0 items-center gap-2">
      {can.take ? (
        <Button
          variant="primary"
          size="sm"
          pending={assign.isPending && !isGiving}
          icon={<Hand className="size-4" aria-hidden />}
          onClick={() => void take()}
        >
          Take it
        </Button>
      ) : null}
      {canRelease || statuses.length > 0 || can.assign ? (
        <ActionMenu
          label={`Actions for ${complaint.complaintId}`}
          renderTrigger={(wiring) => (
            <IconButton
              {...wiring}
              label={`More actions for ${complaint.complaintId}`}
              size="sm"
              pending={changeStatus.isPending}
              icon={<Ellipsis className="size-4" aria-hidden />}
            />
          )}
        >
          {can.assign ? (
            <ActionItem icon={<UserRoundPlus className="size-4" aria-hidden />} onSelect={() => setIsGiving(true)}>
              Give to somebody…
            </ActionItem>
          ) : null}
          {canRelease ? (
            <ActionItem icon={<CornerUpLeft className="size-4" aria-hidden />} hint="B" onSelect={() => void release()}>
              Put back in line
            </ActionItem>
          ) : null}
          {statuses.map((status) => (
            <ActionItem key={status} onSelect={() => void run(changeStatus.mutateAsync({ id, status }))}>
              {AS_ACTION[status]}
            </ActionItem>
          ))}
        </ActionMenu>
      ) : null}
      {isGiving ? (
        <GiveToSomebody
          complaint={complaint}
          onClose={() => setIsGiving(false)}
          onGive={(agentId) => void run(assign.mutateAsync({ id, agentId }))}
        />
      ) : null}
    </div>
  );
}

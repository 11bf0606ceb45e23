"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CornerUpLeft, Ellipsis, Hand, UserRoundPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Act } from "#app/_staff/keys/held.ts";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { ActionItem, ActionMenu } from "#app/_ui/action-menu.tsx";
import { Button, IconButton } from "#app/_ui/button.tsx";
import { toast } from "#app/_ui/toast.ts";
import type { Status } from "#server/core/vocabulary.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { backInLine } from "./back-in-line.ts";

const GiveToSomebody = dynamic(() => import("./give-to-somebody.tsx").then((module) => module.GiveToSomebody));

/** The statuses that are something to do here; sending covers solving and waiting. */
const TO_BECOME = ["In Progress", "Open", "Closed"] as const satisfies Status[];

/** Taking, putting back, giving away, and the rarer statuses. A refusal is a sentence beside them. */
export function TicketButtons(props: {
  complaint: ComplaintDetail;
  userId: string;
  onProblem: (problem: string | null) => void;
  onReleased: () => void;
}) {
  const { complaint, userId } = props;
  const t = useTranslations("staff.actions");
  const sayBack = useTranslations("staff.backInLine");
  const sayDuration = useTranslations("ui.duration");
  const sayHeld = useTranslations("staff.held");
  const { assign, changeStatus } = useTicketActions();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isGiving, setIsGiving] = useState(false);
  const { _id: id, complaintId: ticket, assignedTo, can } = complaint;
  const hasEnded = complaint.status === "Resolved" || complaint.status === "Closed";
  const canRelease = assignedTo !== null && !hasEnded && can.statuses.includes("Open");

  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => void (isHere.current = false);
  }, []);
  const run = async (work: Promise<unknown>): Promise<boolean> => {
    props.onProblem(null);
    try {
      await work;
      return true;
    } catch (error) {
      const { message } = failureOf(error);
      // A key is held; whoever pressed it may be elsewhere when it is done.
      if (isHere.current) props.onProblem(message);
      else toast.error(message);
      return false;
    }
  };
  const take = () => run(assign.mutateAsync({ id, agentId: userId }));
  const give = async (agentId: string, note: string) => {
    if (await run(assign.mutateAsync({ id, agentId, ...(note.trim() ? { note } : {}) }))) props.onReleased();
  };
  const sayWhereItIs = async () => {
    const asked = { ...trpc.desk.whyWaiting.queryOptions({ id }), staleTime: 0 };
    const why = await queryClient.fetchQuery(asked).catch(() => undefined);
    // Where that cannot be asked, what is known is said.
    if (why === undefined) toast.success(sayBack("back", { ticket }));
    else toast.success(backInLine({ ticket, why, readerId: userId, now: new Date() }, { say: sayBack, sayDuration }));
  };
  const release = async () => {
    if (!(await run(assign.mutateAsync({ id, agentId: null })))) return;
    props.onReleased();
    await sayWhereItIs();
  };
  const actOn = (says: string, work: () => Promise<unknown>): Act => ({ says, run: () => void work() });
  const { undo: undoKey } = useShortcuts("desk", {
    take: () => (can.take ? actOn(sayHeld("taking", { ticket }), take) : undefined),
    release: () => (canRelease ? actOn(sayHeld("releasing", { ticket }), release) : undefined),
  });
  const byHand = (work: () => Promise<unknown>) => {
    undoKey();
    void work();
  };
  const statuses = can.statuses.filter(
    (status): status is (typeof TO_BECOME)[number] =>
      TO_BECOME.some((each) => each === status) && !(status === "Open" && !hasEnded),
  );

  return (
    <div className="flex shrink-0 items-center gap-2">
      {can.take ? (
        <Button
          variant="primary"
          size="sm"
          pending={assign.isPending && !isGiving}
          icon={<Hand className="size-4" aria-hidden />}
          onClick={() => byHand(take)}
        >
          {t("take")}
        </Button>
      ) : null}
      {canRelease || statuses.length > 0 || can.assign ? (
        <ActionMenu
          label={t("for", { ticket })}
          renderTrigger={(wiring) => (
            <IconButton
              {...wiring}
              label={t("more", { ticket })}
              size="sm"
              pending={changeStatus.isPending}
              icon={<Ellipsis className="size-4" aria-hidden />}
            />
          )}
        >
          {can.assign ? (
            <ActionItem icon={<UserRoundPlus className="size-4" aria-hidden />} onSelect={() => setIsGiving(true)}>
              {t("give")}
            </ActionItem>
          ) : null}
          {canRelease ? (
            <ActionItem
              icon={<CornerUpLeft className="size-4" aria-hidden />}
              hint="B"
              onSelect={() => byHand(release)}
            >
              {t("release")}
            </ActionItem>
          ) : null}
          {statuses.map((status) => (
            <ActionItem key={status} onSelect={() => byHand(() => run(changeStatus.mutateAsync({ id, status })))}>
              {t(`become.${status}`)}
            </ActionItem>
          ))}
        </ActionMenu>
      ) : null}
      {isGiving ? (
        <GiveToSomebody
          complaint={complaint}
          onClose={() => setIsGiving(false)}
          onGive={(agentId, note) => byHand(() => give(agentId, note))}
        />
      ) : null}
    </div>
  );
}

"use client";

import { cx } from "class-variance-authority";
import { Hand } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { OnlookerMarks } from "#app/_staff/colleagues/onlooker-marks.tsx";
import { PriorityMark } from "#app/_staff/priority-mark.tsx";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { failureOf } from "#app/_trpc/failure.ts";
import { IconButton } from "#app/_ui/button.tsx";
import { PointedLink } from "#app/_ui/pointed-link.tsx";
import { toast } from "#app/_ui/toast.ts";
import { Waiting } from "#app/_ui/waiting.tsx";
import { Title } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import type { LineTicket as Ticket } from "#server/desk/insights/wire.ts";

/** One ticket of the line that I could take. Taking is guarded: who comes second is told who has it. */
export function LineTicket(props: { ticket: Ticket; agentId: string; isShown: boolean; isNew: boolean }) {
  const { ticket } = props;
  const t = useTranslations("desk.list");
  const router = useRouter();
  const { assign } = useTicketActions();
  const take = async () => {
    try {
      await assign.mutateAsync({ id: ticket._id, agentId: props.agentId });
      router.push(`/desk/${ticket.complaintId}`);
    } catch (error) {
      toast.error(failureOf(error).message);
    }
  };
  return (
    <li
      data-row={ticket._id}
      className={cx(
        "group flex items-center border-s-2 pe-2 focus-within:bg-canvas hover:bg-canvas",
        props.isShown ? "border-accent bg-accent-soft" : "border-transparent",
        props.isNew && "animate-arrive",
      )}
    >
      <PointedLink
        href={`/desk/${ticket.complaintId}`}
        aria-current={props.isShown ? "page" : undefined}
        title={`${isolated(ticket.title)}. ${ticket.reason}`}
        className="grid min-w-0 flex-1 grid-cols-[1.5rem_minmax(0,1fr)] gap-x-1 py-1.5 ps-3.5 text-sm focus-visible:-outline-offset-2"
      >
        <span className="tabular text-muted">{ticket.position}</span>
        <span className="max-xl:line-clamp-2 xl:truncate">
          <Title>{ticket.title}</Title>
        </span>
        <span className="col-start-2 flex items-center gap-2 text-xs">
          <PriorityMark priority={ticket.priority} />
          <OnlookerMarks ticketId={ticket._id} />
          <Waiting since={ticket.waitingSince} className="ms-auto text-muted" />
        </span>
      </PointedLink>
      <IconButton
        label={t("take", { ticket: ticket.complaintId })}
        size="sm"
        pending={assign.isPending}
        icon={<Hand className="size-4 text-muted" aria-hidden />}
        onClick={() => void take()}
        className="pointer-coarse:h-11"
      />
    </li>
  );
}

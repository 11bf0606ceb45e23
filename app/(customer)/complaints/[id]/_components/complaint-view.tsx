"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft, SquareArrowOutUpRight } from "lucide-react";
import Link from "next/link";
import { complaintHref, placesFor } from "#app/_shell/navigation.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { ButtonLink } from "#app/_ui/button.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { PriorityChip } from "#app/_ui/priority-chip.tsx";
import { RoleChip } from "#app/_ui/role-chip.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Name, Title, Words } from "#app/_ui/words.tsx";
import type { Role } from "#server/core/vocabulary.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { Composer } from "./composer.tsx";
import { conversationOf, filerRole } from "./conversation.ts";
import { ConversationView } from "./conversation-view.tsx";
import { EndedPanel } from "./ended-panel.tsx";
import { headlineOf } from "./headline.ts";
import { nextSentence } from "./next-sentence.ts";
import { pollMs } from "./poll.ts";
import { railOf } from "./rail.ts";
import { RailView } from "./rail-view.tsx";
import { useComplaintActions } from "./use-complaint-actions.ts";

/** One complaint: whose turn it is in one sentence, the way it went, what was said, and what can be done now. */
export function ComplaintView({ id, me }: { id: string; me: { _id: string; role: Role } }) {
  const trpc = useTRPC();
  const actions = useComplaintActions();
  const { data: complaint } = useSuspenseQuery(
    // Hints cover one's own complaint; a place in line moves with other people's.
    trpc.complaints.byId.queryOptions(
      { id },
      { refetchInterval: ({ state }) => pollMs(state.data?.placeInLine ?? null) },
    ),
  );
  const isMine = complaint.customer._id === me._id;
  const { comment } = actions;
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-6 text-base">
      <Heading complaint={complaint} role={me.role} isMine={isMine} />
      <Panel className="p-4" aria-label="Where it stands">
        <RailView steps={railOf(complaint)} />
      </Panel>
      <ConversationView
        items={conversationOf(complaint, me._id)}
        sending={comment.isPending ? comment.variables.message : null}
      />
      {isMine && complaint.can.reply ? <Composer complaint={complaint} actions={actions} /> : null}
      {isMine && !complaint.can.reply ? <EndedPanel complaint={complaint} actions={actions} /> : null}
    </div>
  );
}

function Heading({ complaint, role, isMine }: { complaint: ComplaintDetail; role: Role; isMine: boolean }) {
  const { complaintId, title, status, customer } = complaint;
  const isStaff = role !== "user";
  const list = placesFor(role).find(({ href }) => href === "/complaints" || href === "/tickets");
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-4">
        <Link
          href={list?.href ?? "/"}
          className="flex min-h-11 items-center gap-1.5 rounded-md text-sm text-muted hover:text-text"
        >
          <ArrowLeft className="size-4" aria-hidden />
          {list?.label}
        </Link>
        {isStaff ? (
          <ButtonLink
            href={complaintHref(complaintId, role)}
            icon={<SquareArrowOutUpRight className="size-4" aria-hidden />}
          >
            {role === "agent" ? "Open on the desk" : "Open the ticket"}
          </ButtonLink>
        ) : null}
      </div>
      {isMine ? (
        <div aria-live="polite" className="flex flex-col gap-1">
          <p className="text-xl font-semibold text-balance">{headlineOf(complaint)}</p>
          <p className="min-h-6 text-muted">{nextSentence(complaint)}</p>
        </div>
      ) : null}
      <div className="flex flex-col gap-1">
        <h1 className="break-words">
          <Title>{title}</Title>
        </h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <span className="tabular">{complaintId}</span>
          <Words>{complaint.category}</Words>
          {isMine ? null : (
            <span>
              from <Name>{customer.name}</Name> <RoleChip of={filerRole(complaint)} />
            </span>
          )}
          <StatusChip status={status} reader={isMine ? "customer" : "staff"} />
          {complaint.priority === "Medium" && isMine ? null : <PriorityChip priority={complaint.priority} />}
        </p>
      </div>
    </div>
  );
}

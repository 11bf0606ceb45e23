"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft, SquareArrowOutUpRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useSendsTo } from "#app/_drafts/use-sends.ts";
import { complaintHref, placesFor } from "#app/_shell/navigation.ts";
import { useOpened } from "#app/_shell/use-opened.ts";
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
import { RatingForm } from "./rating-form.tsx";
import { useComplaintActions } from "./use-complaint-actions.ts";

/** One complaint: whose turn it is in one sentence, the way it went, what was said, and what can be done now. */
export function ComplaintView({ id, me }: { id: string; me: { _id: string; role: Role } }) {
  const t = useTranslations("customer.view");
  const trpc = useTRPC();
  const say = useTranslations("customer");
  const terms = useTranslations("terms");
  const actions = useComplaintActions();
  const { data: complaint } = useSuspenseQuery(
    // Hints cover one's own complaint; a place in line moves with other people's.
    trpc.complaints.byId.queryOptions(
      { id },
      { refetchInterval: ({ state }) => pollMs(state.data?.placeInLine ?? null) },
    ),
  );
  const isMine = complaint.customer._id === me._id;
  const page = useRef<HTMLDivElement>(null);
  useOpened(complaint, page);
  const sends = useSendsTo(complaint._id);
  return (
    <div ref={page} className="mx-auto flex max-w-3xl flex-col gap-6 px-4 pt-6 text-base">
      <WayBack complaint={complaint} role={me.role} isMine={isMine} />
      {isMine ? <Headline complaint={complaint} /> : null}
      <Heading complaint={complaint} isMine={isMine} />
      <Panel className="p-4" aria-label={t("where")}>
        <RailView steps={railOf(complaint, say)} />
      </Panel>
      <ConversationView items={conversationOf(complaint, me._id, { say, terms })} sends={isMine ? sends : []} />
      {isMine && complaint.can.reply ? <Composer complaint={complaint} actions={actions} /> : null}
      {isMine && !complaint.can.reply ? <EndedPanel complaint={complaint} /> : null}
    </div>
  );
}

interface Read {
  complaint: ComplaintDetail;
  isMine: boolean;
}

function WayBack({ complaint, role, isMine }: Read & { role: Role }) {
  const t = useTranslations("customer.view");
  const sayPlace = useTranslations("shell.places");
  const isStaff = role !== "user";
  const list = placesFor(role).find(({ href }) => href === "/complaints" || href === "/tickets");
  return (
    <div className="-mb-2 flex items-center justify-between gap-4 print:hidden">
      <Link
        href={list?.href ?? "/"}
        className="flex min-h-11 items-center gap-1.5 rounded-md text-sm text-muted hover:text-text"
      >
        <ArrowLeft className="size-4" aria-hidden />
        {list && sayPlace(list.id)}
      </Link>
      {isStaff && !isMine ? (
        <ButtonLink
          href={complaintHref(complaint.complaintId, role)}
          icon={<SquareArrowOutUpRight className="size-4" aria-hidden />}
        >
          {role === "agent" ? t("openDesk") : t("openTicket")}
        </ButtonLink>
      ) : null}
    </div>
  );
}

/** The one sentence, and how it was: they stay in view, because the page opens at the newest of a long conversation. */
function Headline({ complaint }: { complaint: ComplaintDetail }) {
  const say = useTranslations("customer");
  return (
    <div className="sticky top-[calc(var(--bar)+var(--tray,0px))] z-10 -mx-4 -mb-5 flex max-h-[60dvh] flex-col gap-1 overflow-y-auto bg-canvas px-4 py-2 print:static short:py-1">
      <p aria-live="polite" className="text-xl font-semibold text-balance short:text-base">
        {headlineOf(complaint, say)}
      </p>
      {complaint.can.rate ? <RatingForm complaint={complaint} /> : null}
    </div>
  );
}

function Heading({ complaint, isMine }: Read) {
  const say = useTranslations("customer");
  const { complaintId, title, status, customer } = complaint;
  return (
    <div className="flex flex-col gap-4">
      {isMine ? (
        <p aria-live="polite" className="min-h-6 text-muted">
          {nextSentence(complaint, say)}
        </p>
      ) : null}
      <div className="flex flex-col gap-1">
        <h1>
          <Title>{title}</Title>
        </h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <span className="tabular">{complaintId}</span>
          <Words>{complaint.category}</Words>
          {isMine ? null : (
            <span>
              {say.rich("view.from", {
                who: () => (
                  <>
                    <Name>{customer.name}</Name> <RoleChip of={filerRole(complaint)} />
                  </>
                ),
              })}
            </span>
          )}
          <StatusChip status={status} reader={isMine ? "customer" : "staff"} />
          {complaint.priority === "Medium" && isMine ? null : <PriorityChip priority={complaint.priority} />}
        </p>
      </div>
    </div>
  );
}

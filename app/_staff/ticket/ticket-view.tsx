"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Suspense, useEffect, useRef, useState } from "react";
import { useOpened } from "#app/_shell/use-opened.ts";
import { isIdle } from "#app/_staff/is-idle.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Composer } from "./composer.tsx";
import { ConversationPane } from "./conversation-pane.tsx";
import { CustomerCard } from "./customer-card.tsx";
import type { SendAction } from "./send-options.ts";
import { TicketHeader } from "./ticket-header.tsx";
import { isResolving } from "./use-send-ticket.ts";

/** One ticket and its customer, side by side. Mount it with the ticket as its key. */
export function TicketView(props: {
  /** Either id. */
  ticketId: string;
  userId: string;
  ticketBase: "/desk" | "/tickets";
  /** The heading takes the focus as the ticket comes up, unless somebody is busy with something else on the page. */
  takesFocus?: boolean;
  /** It came up by itself: it slides in, and keeps a soft highlight for a moment. */
  arrives?: boolean;
  /** It was sent, and is no longer to be worked on now. Whoever came for this ticket alone stays with it. */
  onDone?: () => void;
}) {
  const t = useTranslations("staff.customer");
  const trpc = useTRPC();
  const { data: complaint } = useSuspenseQuery(trpc.complaints.byId.queryOptions({ id: props.ticketId }));
  const { takesFocus = false, arrives = false, onDone = stay } = props;
  // Known as it comes up: what was there from the start does not arrive when the page wakes.
  const [hasArrived] = useState(arrives);
  const heading = useRef<HTMLHeadingElement>(null);
  const ticket = useRef<HTMLElement>(null);
  useOpened(complaint, ticket);
  useEffect(() => {
    if (takesFocus && isIdle()) heading.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- only as it comes up
  }, []);
  const onSent = (action: SendAction) => {
    if (isResolving(action) || action === "wait") onDone();
  };
  return (
    <>
      <article
        ref={ticket}
        aria-label={complaint.complaintId}
        data-pane="ticket"
        className="flex min-h-0 min-w-0 flex-col"
      >
        <TicketHeader
          complaint={complaint}
          userId={props.userId}
          heading={heading}
          onReleased={onDone}
          arrives={hasArrived}
          // Whoever looks from outside the desk is a supervisor.
          traceHref={props.ticketBase === "/tickets" ? `/pipeline/trace/${complaint.complaintId}` : null}
        />
        <ConversationPane complaint={complaint} readerId={props.userId} />
        <Composer complaint={complaint} href={`${props.ticketBase}/${complaint.complaintId}`} onSent={onSent} />
      </article>
      <section
        aria-label={t("pane")}
        data-pane="customer"
        className="min-h-0 min-w-0 overflow-y-auto border-border bg-surface xl:border-s"
      >
        <Suspense fallback={<SkeletonRows rows={4} rowClass="h-10 mx-4 mt-4" label={t("loading")} />}>
          <CustomerCard userId={complaint.userId} currentId={complaint._id} ticketBase={props.ticketBase} />
        </Suspense>
      </section>
    </>
  );
}

function stay() {}

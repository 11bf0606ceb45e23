"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useRef } from "react";
import { isIdle } from "#app/_staff/is-idle.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Composer } from "./composer.tsx";
import { ConversationPane } from "./conversation-pane.tsx";
import { CustomerCard } from "./customer-card.tsx";
import type { SendAction } from "./send-options.ts";
import { TicketHeader } from "./ticket-header.tsx";
import { isResolving } from "./use-send.ts";

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
  const trpc = useTRPC();
  const { data: complaint } = useSuspenseQuery(trpc.complaints.byId.queryOptions({ id: props.ticketId }));
  const { takesFocus = false, arrives = false, onDone = stay } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && isIdle()) heading.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- only as it comes up
  }, []);
  const onSent = (action: SendAction) => {
    if (isResolving(action) || action === "wait") onDone();
  };
  return (
    <>
      <article aria-label={complaint.complaintId} data-pane="ticket" className="flex min-h-0 min-w-0 flex-col">
        <TicketHeader
          complaint={complaint}
          userId={props.userId}
          heading={heading}
          onReleased={onDone}
          arrives={arrives}
          // Whoever looks from outside the desk is a supervisor.
          traceHref={props.ticketBase === "/tickets" ? `/pipeline/trace/${complaint.complaintId}` : null}
        />
        <ConversationPane complaint={complaint} readerId={props.userId} />
        <Composer complaint={complaint} userId={props.userId} onSent={onSent} />
      </article>
      <section
        aria-label="Customer"
        data-pane="customer"
        className="min-h-0 min-w-0 overflow-y-auto border-border bg-surface xl:border-l"
      >
        <Suspense fallback={<SkeletonRows rows={4} rowClass="h-10 mx-4 mt-4" label="Loading the customer" />}>
          <CustomerCard userId={complaint.userId} currentId={complaint._id} ticketBase={props.ticketBase} />
        </Suspense>
      </section>
    </>
  );
}

function stay() {}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { findTicketPage } from "#app/_staff/ticket/find-ticket-page.ts";
import { TicketSkeleton } from "#app/_staff/ticket/ticket-skeleton.tsx";
import { HydrateClient } from "#app/_trpc/server.tsx";
import { SingleTicket } from "../_components/single-ticket.tsx";

type Params = Promise<{ id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: (await params).id };
}

/** One ticket as a supervisor sees it. Agents see it on their desk. */
export default async function TicketPage({ params }: { params: Params }) {
  const { id } = await params;
  const me = await requireMe({ next: `/tickets/${id}`, roles: ["agent", "admin"] });
  if (me.role === "agent") redirect(`/desk/${encodeURIComponent(id)}`);
  await findTicketPage(id);
  return (
    <HydrateClient>
      <Suspense fallback={<TicketSkeleton />}>
        <SingleTicket ticketId={id} userId={me._id} />
      </Suspense>
    </HydrateClient>
  );
}

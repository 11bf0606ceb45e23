import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { complaintTitle } from "#app/_shell/complaint-title.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { findTicketPage } from "#app/_staff/ticket/find-ticket-page.ts";
import { TicketSkeleton } from "#app/_staff/ticket/ticket-skeleton.tsx";
import { HydrateClient } from "#app/_trpc/server.tsx";
import { NamedTicket } from "#app/(agent)/desk/_components/named-ticket.tsx";

type Params = Promise<{ id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: complaintTitle((await params).id, await getTranslations("shell")) };
}

/** One ticket on the agent's desk. */
export default async function DeskTicketPage({ params }: { params: Params }) {
  const { id } = await params;
  const me = await requireMe({ roles: ["agent"] });
  await findTicketPage(id);
  return (
    <HydrateClient>
      <Suspense fallback={<TicketSkeleton />}>
        <NamedTicket ticketId={id} userId={me._id} />
      </Suspense>
    </HydrateClient>
  );
}

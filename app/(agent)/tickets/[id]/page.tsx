import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { complaintTitle } from "#app/_shell/complaint-title.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { findTicketPage } from "#app/_staff/ticket/find-ticket-page.ts";
import { TicketSkeleton } from "#app/_staff/ticket/ticket-skeleton.tsx";
import { TicketView } from "#app/_staff/ticket/ticket-view.tsx";
import { HydrateClient } from "#app/_trpc/server.tsx";

type Params = Promise<{ id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: complaintTitle((await params).id, await getTranslations("shell")) };
}

/**
 * One ticket as a supervisor sees it, beside its customer; on a narrow screen the customer follows below. Agents see it on
 * their desk.
 */
export default async function TicketPage({ params }: { params: Params }) {
  const { id } = await params;
  const me = await requireMe({ roles: ["agent", "admin"] });
  if (me.role === "agent") redirect(`/desk/${encodeURIComponent(id)}`);
  await findTicketPage(id);
  return (
    <HydrateClient>
      <Suspense fallback={<TicketSkeleton />}>
        <div className="grid lg:h-[calc(100dvh-var(--bar)-var(--tray,0px))] lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[minmax(0,1fr)] max-lg:[&>article]:h-[calc(100dvh-var(--bar)-var(--tray,0px))] max-lg:[&>section]:border-t">
          <TicketView key={id} ticketId={id} userId={me._id} ticketBase="/tickets" />
        </div>
      </Suspense>
    </HydrateClient>
  );
}

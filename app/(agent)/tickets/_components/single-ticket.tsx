"use client";

import { TicketView } from "#app/_staff/ticket/ticket-view.tsx";

/** The ticket beside its customer; on a narrow screen the customer follows below. */
export function SingleTicket({ ticketId, userId }: { ticketId: string; userId: string }) {
  return (
    <div className="grid lg:h-[calc(100dvh-3.5rem)] lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[minmax(0,1fr)] max-lg:[&>article]:h-[calc(100dvh-3.5rem)] max-lg:[&>section]:border-t">
      <TicketView key={ticketId} ticketId={ticketId} userId={userId} ticketBase="/tickets" onDone={stay} />
    </div>
  );
}

/** A supervisor came for this ticket and stays with it. */
function stay() {}

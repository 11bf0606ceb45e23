"use client";

import { useRouter } from "next/navigation";
import { TicketView } from "#app/_staff/ticket/ticket-view.tsx";
import { useSelection, useShown } from "./selection.tsx";

/** The ticket that the address names; once it is dealt with, the desk goes on with whose turn it is. */
export function NamedTicket({ ticketId, userId }: { ticketId: string; userId: string }) {
  const router = useRouter();
  const { isSettled } = useSelection();
  useShown(ticketId);
  return (
    <TicketView
      key={ticketId}
      ticketId={ticketId}
      userId={userId}
      ticketBase="/desk"
      takesFocus={isSettled}
      onDone={() => router.push("/desk")}
    />
  );
}

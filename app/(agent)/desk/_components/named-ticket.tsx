"use client";

import { useRouter } from "next/navigation";
import { TicketView } from "#app/_staff/ticket/ticket-view.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import { useShown } from "./selection.tsx";

/** The ticket that the address names; once it is dealt with, the desk goes on with whose turn it is. */
export function NamedTicket({ ticketId, userId }: { ticketId: string; userId: string }) {
  const router = useRouter();
  // A page that was just loaded leaves the focus where the browser put it.
  const isLater = useHydrated();
  useShown(ticketId);
  return (
    <TicketView
      key={ticketId}
      ticketId={ticketId}
      userId={userId}
      ticketBase="/desk"
      takesFocus={isLater}
      onDone={() => router.push("/desk")}
    />
  );
}

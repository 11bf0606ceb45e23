"use client";

import { useQuery } from "@tanstack/react-query";
import { GiveDialog } from "#app/_staff/give-dialog.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import type { Complaint } from "#server/desk/complaints/wire.ts";

/** The name dialog outside the board, with agents fetched for it; whoever has the ticket is not offered. */
export function GiveToSomebody(props: {
  complaint: Complaint;
  onGive: (agentId: string, note: string) => void;
  onClose: () => void;
}) {
  const trpc = useTRPC();
  const { data: agents = [] } = useQuery(trpc.agents.list.queryOptions());
  const others = agents.filter(({ _id }) => _id !== props.complaint.assignedTo?._id);
  return (
    <GiveDialog
      ticket={props.complaint}
      agents={others}
      hasNote
      onClose={props.onClose}
      onGive={(agent, note) => {
        props.onClose();
        props.onGive(agent._id, note);
      }}
    />
  );
}

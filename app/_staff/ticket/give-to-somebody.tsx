"use client";

import { useQuery } from "@tanstack/react-query";
import { GiveDialog } from "#app/_staff/give-dialog.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import type { Complaint } from "#server/desk/complaints/wire.ts";

/** The name dialog outside the board, with agents fetched for it. */
export function GiveToSomebody(props: {
  complaint: Complaint;
  onGive: (agentId: string) => void;
  onClose: () => void;
}) {
  const trpc = useTRPC();
  const { data: agents = [] } = useQuery(trpc.agents.list.queryOptions());
  return (
    <GiveDialog
      ticket={props.complaint}
      agents={agents}
      onClose={props.onClose}
      onGive={(agent) => {
        props.onClose();
        props.onGive(agent._id);
      }}
    />
  );
}

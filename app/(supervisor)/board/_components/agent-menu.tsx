"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleMinus, Ellipsis, SlidersHorizontal } from "lucide-react";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { ActionItem, ActionMenu } from "#app/_ui/action-menu.tsx";
import { IconButton } from "#app/_ui/button.tsx";
import { toast } from "#app/_ui/toast.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";

/** What a supervisor may do to an agent: their duty here, places and skills in the editor. */
export function AgentMenu({ agent, onEdit }: { agent: AgentView; onEdit: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const isOffline = agent.availability === "offline";
  const setAvailability = useMutation(
    trpc.agents.setAvailability.mutationOptions({
      onError: (error) => toast.error(failureOf(error).message),
      onSettled: () => refresh(),
    }),
  );
  const setDuty = (availability: "available" | "offline") =>
    setAvailability.mutate({ agentId: agent._id, availability });
  return (
    <ActionMenu
      label={agent.name}
      renderTrigger={(wiring) => (
        <IconButton
          {...wiring}
          label={`Actions for ${agent.name}`}
          size="sm"
          pending={setAvailability.isPending}
          icon={<Ellipsis className="size-4 text-muted" aria-hidden />}
          className="pointer-coarse:h-11"
        />
      )}
    >
      {isOffline ? (
        <ActionItem icon={<CircleCheck className="size-4" aria-hidden />} onSelect={() => setDuty("available")}>
          Put on duty
        </ActionItem>
      ) : (
        <ActionItem icon={<CircleMinus className="size-4" aria-hidden />} onSelect={() => setDuty("offline")}>
          Set offline
        </ActionItem>
      )}
      <ActionItem icon={<SlidersHorizontal className="size-4" aria-hidden />} onSelect={onEdit}>
        Places and skills…
      </ActionItem>
    </ActionMenu>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { IconButton } from "#app/_ui/button.tsx";
import { toast } from "#app/_ui/toast.ts";
import { MAX_CAPACITY } from "#server/core/agent.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";

/** How many tickets an agent holds at once. A free place is filled from the line within a second. */
export function CapacityStepper({ agent }: { agent: Pick<AgentView, "_id" | "name" | "capacity"> }) {
  const t = useTranslations("supervisor.capacity");
  const trpc = useTRPC();
  const refresh = useRefresh();
  const setCapacity = useMutation(
    trpc.agents.setCapacity.mutationOptions({
      onError: (error) => toast.error(failureOf(error).message),
      onSettled: () => refresh(),
    }),
  );
  const step = (by: 1 | -1) => setCapacity.mutate({ agentId: agent._id, capacity: agent.capacity + by });
  const pendingStep = setCapacity.isPending ? setCapacity.variables.capacity - agent.capacity : 0;
  return (
    <fieldset aria-label={t("of", { name: agent.name })} className="inline-flex items-center gap-1">
      <IconButton
        label={t("fewer")}
        size="sm"
        pending={pendingStep < 0}
        disabledReason={agent.capacity <= 1 ? t("atLeast") : undefined}
        icon={<Minus className="size-4" aria-hidden />}
        onClick={() => step(-1)}
      />
      <output className="tabular w-6 text-center font-medium">{agent.capacity}</output>
      <IconButton
        label={t("more")}
        size="sm"
        pending={pendingStep > 0}
        disabledReason={agent.capacity >= MAX_CAPACITY ? t("atMost", { most: MAX_CAPACITY }) : undefined}
        icon={<Plus className="size-4" aria-hidden />}
        onClick={() => step(1)}
      />
    </fieldset>
  );
}

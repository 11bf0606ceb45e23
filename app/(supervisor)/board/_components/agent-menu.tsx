"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleMinus, Ellipsis, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { ActionItem, ActionMenu } from "#app/_ui/action-menu.tsx";
import { IconButton } from "#app/_ui/button.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { toast } from "#app/_ui/toast.ts";
import { isolated } from "#server/core/characters.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";

const LeavingDialog = loadLater(async () => (await import("#app/_shell/leaving-dialog.tsx")).LeavingDialog);

/** What a supervisor may do to an agent: their duty here, places and skills in the editor. */
export function AgentMenu({ agent, onEdit }: { agent: AgentView; onEdit: () => void }) {
  const t = useTranslations("board.agents");
  const trpc = useTRPC();
  const refresh = useRefresh();
  const isOffline = !agent.onDuty;
  const setAvailability = useMutation(
    trpc.agents.setAvailability.mutationOptions({
      onError: (error) => toast.error(failureOf(error).message),
      onSettled: () => refresh(),
    }),
  );
  const [isAsked, setIsAsked] = useState(false);
  const setDuty = (availability: "available" | "offline", handOver?: boolean) => {
    setIsAsked(false);
    setAvailability.mutate({ agentId: agent._id, availability, ...(handOver === undefined ? {} : { handOver }) });
  };
  const setOffline = () => (agent.load > 0 ? setIsAsked(true) : setDuty("offline"));
  return (
    <>
      <ActionMenu
        label={agent.name}
        renderTrigger={(wiring) => (
          <IconButton
            {...wiring}
            label={t("actions", { name: agent.name })}
            size="sm"
            pending={setAvailability.isPending}
            icon={<Ellipsis className="size-4 text-muted" aria-hidden />}
            className="pointer-coarse:h-11"
          />
        )}
      >
        {isOffline ? (
          <ActionItem icon={<CircleCheck className="size-4" aria-hidden />} onSelect={() => setDuty("available")}>
            {t("putOnDuty")}
          </ActionItem>
        ) : (
          <ActionItem icon={<CircleMinus className="size-4" aria-hidden />} onSelect={setOffline}>
            {t("setOffline")}
          </ActionItem>
        )}
        <ActionItem icon={<SlidersHorizontal className="size-4" aria-hidden />} onSelect={onEdit}>
          {t("edit")}
        </ActionItem>
      </ActionMenu>
      <Suspense>
        {isAsked ? (
          <LeavingDialog
            whose={isolated(agent.name)}
            held={agent.load}
            onDecided={(handOver) => setDuty("offline", handOver)}
            onClose={() => setIsAsked(false)}
          />
        ) : null}
      </Suspense>
    </>
  );
}

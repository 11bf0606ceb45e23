"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import type { AgentView } from "#server/desk/agents/wire.ts";
import { CapacityStepper } from "./capacity-stepper.tsx";
import { SkillsEditor } from "./skills-editor.tsx";

/** An agent's places and skills. Each change counts at once, so there is nothing to save. */
export function AgentEditor({ agent: opened, onClose }: { agent: AgentView; onClose: () => void }) {
  const t = useTranslations("supervisor.agentEditor");
  const trpc = useTRPC();
  const { data: agents } = useQuery(trpc.agents.list.queryOptions());
  const agent = agents?.find(({ _id }) => _id === opened._id) ?? opened;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={agent.name} description={t("hint")}>
      <section className="flex items-center justify-between gap-4">
        <div>
          <h3 className="text-sm">{t("places")}</h3>
          <p className="text-sm text-muted">{t("placesHint")}</p>
        </div>
        <CapacityStepper agent={agent} />
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="text-sm">{t("categories")}</h3>
        <Suspense fallback={<Skeleton className="h-8 w-full" />}>
          <SkillsEditor agent={agent} />
        </Suspense>
      </section>
    </Dialog>
  );
}

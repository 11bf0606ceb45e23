"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { AddNamed } from "../../_components/add-named.tsx";
import { TeamRow } from "./team-row.tsx";

/** All teams by name, and who is in them. */
export function Teams() {
  const t = useTranslations("teams");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: teams } = useSuspenseQuery(trpc.teams.list.queryOptions());
  const { data: agents } = useSuspenseQuery(trpc.agents.list.queryOptions());
  const add = useMutation(
    trpc.teams.add.mutationOptions({ onSuccess: () => queryClient.invalidateQueries(trpc.teams.pathFilter()) }),
  );
  return (
    <>
      <Panel data-purpose aria-label={t("add.label")} className="px-4 pt-4 max-sm:pb-4">
        <AddNamed
          label={t("add.name")}
          example={t("add.example")}
          submit={t("add.submit")}
          onAdd={(name) => add.mutateAsync({ name })}
        />
      </Panel>
      <Panel data-purpose aria-label={t("list")}>
        {teams.length === 0 ? (
          <EmptyState icon={UsersRound} title={t("none.title")}>
            {t("none.hint")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {teams.map((team) => (
              <TeamRow key={team.id} team={team} agents={agents} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { AddNamed } from "../../_components/add-named.tsx";
import { ALL_TAGS } from "./all-tags.ts";
import { TagRow } from "./tag-row.tsx";

/** All tags by name, with what an admin does to them. */
export function Tags() {
  const t = useTranslations("tags");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.tags.list.queryOptions(ALL_TAGS));
  const add = useMutation(
    trpc.tags.add.mutationOptions({ onSuccess: () => queryClient.invalidateQueries(trpc.tags.pathFilter()) }),
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
        {data.items.length === 0 ? (
          <EmptyState icon={Tag} title={t("none.title")}>
            {t("none.hint")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {data.items.map((tag) => (
              <TagRow key={tag.id} tag={tag} others={data.items.filter(({ id }) => id !== tag.id)} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

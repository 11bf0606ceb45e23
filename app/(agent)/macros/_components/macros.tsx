"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { MessageSquareText, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { ALL_MACROS } from "#app/_staff/macros/all-macros.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { Panel } from "#app/_ui/panel.tsx";
import { Words } from "#app/_ui/words.tsx";
import type { Role } from "#server/core/vocabulary.ts";
import type { Macro } from "#server/desk/macros/wire.ts";
import { MacroRow } from "./macro-row.tsx";

const MacroDialog = loadLater(() => import("./macro-dialog.tsx").then((module) => module.MacroDialog));

/** All macros that somebody can use, by whose they are. */
export function Macros({ userId, role }: { userId: string; role: Role }) {
  const t = useTranslations("macros");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.macros.list.queryOptions(ALL_MACROS));
  const { data: teams } = useSuspenseQuery(trpc.teams.list.queryOptions());
  const [editing, setEditing] = useState<Macro | "new" | null>(null);
  const theirs = teams.filter(({ members }) => role === "admin" || members.some(({ _id }) => _id === userId));
  const groups = [
    { key: "mine", heading: t("mine"), macros: data.items.filter(({ scope }) => scope === "mine") },
    ...theirs.map(({ id, name }) => ({
      key: id,
      heading: name,
      macros: data.items.filter(({ teamId }) => teamId === id),
    })),
    { key: "everybody", heading: t("everybody"), macros: data.items.filter(({ scope }) => scope === "everybody") },
  ].filter(({ macros }) => macros.length > 0);
  return (
    <>
      <div>
        <Button variant="primary" icon={<Plus className="size-4" aria-hidden />} onClick={() => setEditing("new")}>
          {t("add")}
        </Button>
      </div>
      <div data-purpose className="flex flex-col gap-4">
        {groups.length === 0 ? (
          <Panel>
            <EmptyState icon={MessageSquareText} title={t("none.title")}>
              {t("none.hint")}
            </EmptyState>
          </Panel>
        ) : null}
        {groups.map(({ key, heading, macros }) => (
          <section key={key} aria-labelledby={`macros-${key}`}>
            <h2 id={`macros-${key}`} className="mb-2 text-sm">
              <Words>{heading}</Words>
            </h2>
            <Panel>
              <ul className="divide-y divide-border">
                {macros.map((macro) => (
                  <MacroRow key={macro.id} macro={macro} onChange={() => setEditing(macro)} />
                ))}
              </ul>
            </Panel>
          </section>
        ))}
      </div>
      {editing === null ? null : (
        <Suspense>
          <MacroDialog
            macro={editing === "new" ? null : editing}
            teams={theirs}
            isAdmin={role === "admin"}
            onClose={() => setEditing(null)}
          />
        </Suspense>
      )}
    </>
  );
}

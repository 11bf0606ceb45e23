"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { isGone, sayWhenGone } from "#app/_trpc/say-when-gone.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Words } from "#app/_ui/words.tsx";
import type { AgentView } from "#server/desk/agents/wire.ts";

/** Which categories an agent takes: each is on or off at once. None chosen means that they take every one. */
export function SkillsEditor({ agent }: { agent: Pick<AgentView, "_id" | "name" | "skills"> }) {
  const t = useTranslations("supervisor.skills");
  const trpc = useTRPC();
  const refresh = useRefresh();
  const { data: categories } = useSuspenseQuery(trpc.categories.list.queryOptions());
  const setSkills = useMutation(
    trpc.agents.setSkills.mutationOptions({
      // Each press is what was there, with one more or less: in any other order the last answer would not be the last wish.
      scope: { id: `skills:${agent._id}` },
      onSuccess: refresh,
      onError: sayWhenGone,
    }),
  );
  const skills = setSkills.isPending ? setSkills.variables.skills : agent.skills;
  const names = categories.filter(({ active, name }) => active || skills.includes(name)).map(({ name }) => name);
  const toggle = (name: string) => {
    const wished = skills.includes(name) ? skills.filter((skill) => skill !== name) : [...skills, name];
    setSkills.mutate({ agentId: agent._id, skills: wished });
  };
  return (
    <div className="flex flex-col gap-2">
      <fieldset
        aria-label={t("of", { name: agent.name })}
        aria-busy={setSkills.isPending}
        className="flex flex-wrap gap-2"
      >
        {names.map((name) => {
          const isOn = skills.includes(name);
          return (
            <button
              key={name}
              type="button"
              aria-pressed={isOn}
              onClick={() => toggle(name)}
              className={cx(
                "inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-sm pointer-coarse:h-11",
                isOn ? "border-accent bg-accent-soft font-medium text-accent" : "border-control hover:bg-sunken",
              )}
            >
              {isOn ? <Check className="size-3.5" aria-hidden /> : null}
              <Words>{name}</Words>
            </button>
          );
        })}
      </fieldset>
      <p className="text-sm text-muted">{skills.length === 0 ? t("noneChosen") : t("someChosen")}</p>
      {setSkills.error && !isGone(setSkills.error) ? (
        <Notice tone="danger">{failureOf(setSkills.error).message}</Notice>
      ) : null}
    </div>
  );
}

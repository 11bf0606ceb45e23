"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextInput } from "#app/_ui/field.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Name, Words } from "#app/_ui/words.tsx";
import { cleanLine, isolated } from "#server/core/characters.ts";
import type { TeamView } from "#server/desk/teams/wire.ts";

/** Somebody who may be in a team. */
type Person = TeamView["members"][number];

/** One team: what it is called and who is in it. */
export function TeamRow({ team, agents }: { team: TeamView; agents: readonly Person[] }) {
  const t = useTranslations("teams.row");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isChanging, setIsChanging] = useState(false);
  const settled = { onSettled: () => queryClient.invalidateQueries(trpc.teams.pathFilter()) };
  const change = useMutation(trpc.teams.change.mutationOptions({ ...settled, onSuccess: () => setIsChanging(false) }));
  const remove = useMutation(trpc.teams.remove.mutationOptions(settled));
  const name = isolated(team.name);
  const problem = change.error ?? remove.error;
  return (
    <li className="flex flex-col gap-2 px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-48 flex-1">
          <p className="font-medium">
            <Words>{team.name}</Words>
          </p>
          <p className="text-sm text-muted">{t("people", { count: team.members.length })}</p>
        </div>
        <div className="flex">
          <Button
            variant="ghost"
            className="font-normal"
            onClick={() => setIsChanging(true)}
            aria-label={t("changeIt", { name })}
          >
            {t("change")}
          </Button>
          <Button
            variant="ghost"
            className="font-normal"
            pending={remove.isPending}
            onClick={() => remove.mutate({ id: team.id })}
            aria-label={t("removeIt", { name })}
          >
            {t("remove")}
          </Button>
        </div>
      </div>
      {isChanging ? (
        <Change
          team={team}
          agents={agents}
          isPending={change.isPending}
          onSave={(next) => change.mutate({ id: team.id, ...next })}
          onLeave={() => setIsChanging(false)}
        />
      ) : null}
      {problem ? <Notice tone="danger">{failureOf(problem).message}</Notice> : null}
    </li>
  );
}

function Change(props: {
  team: TeamView;
  agents: readonly Person[];
  isPending: boolean;
  onSave: (next: { name: string; members: string[] }) => void;
  onLeave: () => void;
}) {
  const { team, agents, isPending, onSave, onLeave } = props;
  const t = useTranslations("teams.row");
  const [name, setName] = useState(team.name);
  const [members, setMembers] = useState(team.members.map(({ _id }) => _id));
  // Whoever is in it and works here no more can be taken out.
  const left = team.members.filter(({ _id }) => !agents.some((agent) => agent._id === _id));
  const toggle = (id: string) =>
    setMembers(members.includes(id) ? members.filter((each) => each !== id) : [...members, id]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave({ name: cleanLine(name), members });
  };
  return (
    <Form onSubmit={save} className="flex flex-col gap-3">
      <TextInput
        ref={focusOnMount}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="off"
        aria-label={t("name")}
      />
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
        <legend className="mb-1 text-sm font-medium">{t("members", { name: isolated(team.name) })}</legend>
        {[...agents, ...left].map((person) => (
          <label key={person._id} className="flex min-h-9 items-center gap-2 text-sm pointer-coarse:min-h-11">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={members.includes(person._id)}
              onChange={() => toggle(person._id)}
            />
            <Name>{person.name}</Name>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isPending}>
          {t("save")}
        </Button>
        <Button variant="ghost" onClick={onLeave}>
          {t("leave")}
        </Button>
      </div>
    </Form>
  );
}

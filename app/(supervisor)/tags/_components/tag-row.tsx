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
import { NativeSelect } from "#app/_ui/native-select.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Words } from "#app/_ui/words.tsx";
import { cleanLine, isolated } from "#server/core/characters.ts";
import type { Tag } from "#server/desk/tags/wire.ts";

/** One tag: what it is called, on how many tickets it is, and which other one it becomes. */
export function TagRow({ tag, others }: { tag: Tag; others: readonly Tag[] }) {
  const t = useTranslations("tags.row");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [doing, setDoing] = useState<"rename" | "merge" | null>(null);
  const leave = () => setDoing(null);
  const settled = { onSuccess: leave, onSettled: () => queryClient.invalidateQueries(trpc.tags.pathFilter()) };
  const rename = useMutation(trpc.tags.rename.mutationOptions(settled));
  const merge = useMutation(trpc.tags.merge.mutationOptions(settled));
  const name = isolated(tag.name);
  const problem = rename.error ?? merge.error;
  return (
    <li className="flex flex-col gap-2 px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-40 flex-1 font-medium">
          <Words>{tag.name}</Words>
        </p>
        <p className="tabular text-sm text-muted">{t("uses", { count: tag.uses ?? 0 })}</p>
        <Button
          variant="ghost"
          className="font-normal"
          onClick={() => setDoing("rename")}
          aria-label={t("renameIt", { name })}
        >
          {t("rename")}
        </Button>
        {others.length > 0 ? (
          <Button
            variant="ghost"
            className="font-normal"
            onClick={() => setDoing("merge")}
            aria-label={t("mergeIt", { name })}
          >
            {t("merge")}
          </Button>
        ) : null}
      </div>
      {doing === "rename" ? (
        <Rename
          tag={tag}
          isPending={rename.isPending}
          onSave={(next) => rename.mutate({ id: tag.id, name: next })}
          onLeave={leave}
        />
      ) : null}
      {doing === "merge" ? (
        <Merge
          tag={tag}
          others={others}
          isPending={merge.isPending}
          onMerge={(mergeInto) => merge.mutate({ id: tag.id, mergeInto })}
          onLeave={leave}
        />
      ) : null}
      {problem ? <Notice tone="danger">{failureOf(problem).message}</Notice> : null}
    </li>
  );
}

interface Doing {
  readonly tag: Tag;
  readonly isPending: boolean;
  readonly onLeave: () => void;
}

function Rename({ tag, isPending, onSave, onLeave }: Doing & { onSave: (name: string) => void }) {
  const t = useTranslations("tags.row");
  const [name, setName] = useState(tag.name);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(cleanLine(name));
  };
  return (
    <Form onSubmit={save} className="flex flex-wrap gap-2">
      <span className="min-w-48 flex-1">
        <TextInput
          ref={focusOnMount}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          aria-label={t("newName", { name: isolated(tag.name) })}
        />
      </span>
      <Button type="submit" variant="primary" pending={isPending}>
        {t("save")}
      </Button>
      <Button variant="ghost" onClick={onLeave}>
        {t("leave")}
      </Button>
    </Form>
  );
}

function Merge(props: Doing & { others: readonly Tag[]; onMerge: (into: Tag["id"]) => void }) {
  const { tag, others, isPending, onMerge, onLeave } = props;
  const t = useTranslations("tags.row");
  const [chosen, setChosen] = useState("");
  const into = others.find(({ id }) => id === chosen);
  const name = isolated(tag.name);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-muted">{t("follows", { name })}</p>
      <div className="flex flex-wrap gap-2">
        <NativeSelect
          label={t("into", { name })}
          value={chosen}
          onChange={setChosen}
          options={[{ value: "", label: t("choose") }, ...others.map((each) => ({ value: each.id, label: each.name }))]}
          className="min-w-48 flex-1"
        />
        <Button
          variant="primary"
          pending={isPending}
          disabledReason={into ? undefined : t("choose")}
          onClick={() => into && onMerge(into.id)}
        >
          {t("mergeNow")}
        </Button>
        <Button variant="ghost" onClick={onLeave}>
          {t("leave")}
        </Button>
      </div>
    </div>
  );
}

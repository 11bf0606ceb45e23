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
import { Words } from "#app/_ui/words.tsx";
import { cleanLine } from "#server/core/characters.ts";
import type { Category } from "#server/desk/categories/wire.ts";

/** One category: its words, and whether customers can choose it. Complaints keep an archived one. */
export function CategoryRow({ category }: { category: Category }) {
  const t = useTranslations("categories.row");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isDescribing, setIsDescribing] = useState(false);
  const change = useMutation(
    trpc.categories.change.mutationOptions({
      onSuccess: () => setIsDescribing(false),
      onSettled: () => queryClient.invalidateQueries(trpc.categories.pathFilter()),
    }),
  );
  const { name, description, active } = category;
  return (
    <li className="flex flex-col gap-2 px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-48 flex-1">
          <p className={active ? "font-medium" : "text-muted"}>
            <Words>{name}</Words>
          </p>
          {isDescribing ? null : (
            <p className="text-muted">
              <Words blank={t("noDescription")}>{description}</Words>
            </p>
          )}
        </div>
        <div className="flex">
          {isDescribing ? null : (
            <Button
              variant="ghost"
              onClick={() => setIsDescribing(true)}
              aria-label={t("describeIt", { name })}
              className="font-normal"
            >
              {t("describe")}
            </Button>
          )}
          <Button
            variant="ghost"
            pending={change.isPending && change.variables.active !== undefined}
            onClick={() => change.mutate({ name, active: !active })}
            aria-label={active ? t("archiveIt", { name }) : t("restoreIt", { name })}
            className="w-24 font-normal"
          >
            {active ? t("archive") : t("restore")}
          </Button>
        </div>
      </div>
      {isDescribing ? (
        <Describe
          category={category}
          isPending={change.isPending}
          onSave={(text) => change.mutate({ name, description: text })}
          onLeave={() => setIsDescribing(false)}
        />
      ) : null}
      {change.error ? <Notice tone="danger">{failureOf(change.error).message}</Notice> : null}
    </li>
  );
}

function Describe(props: {
  category: Category;
  isPending: boolean;
  onSave: (text: string) => void;
  onLeave: () => void;
}) {
  const t = useTranslations("categories.row");
  const [text, setText] = useState(props.category.description);
  const save = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(cleanLine(text));
  };
  return (
    <Form onSubmit={save} className="flex flex-wrap gap-2">
      <span className="min-w-56 flex-1">
        <TextInput
          ref={focusOnMount}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label={t("belongs", { name: props.category.name })}
        />
      </span>
      <Button type="submit" variant="primary" pending={props.isPending}>
        {t("save")}
      </Button>
      <Button variant="ghost" onClick={props.onLeave}>
        {t("leave")}
      </Button>
    </Form>
  );
}

"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { showProblem } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field, TextArea, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { isolated } from "#server/core/characters.ts";
import { FIELDS } from "#server/core/macro-fields.ts";
import { PRIORITIES, STATUSES } from "#server/core/terms.ts";
import type { Macro } from "#server/desk/macros/wire.ts";
import { Choice } from "./choice.tsx";
import { MacroFiles } from "./macro-files.tsx";
import { inputOf, typedOf } from "./typed-macro.ts";

/** Makes a macro, or changes one. */
export function MacroDialog(props: {
  macro: Macro | null;
  teams: readonly { readonly id: string; readonly name: string }[];
  isAdmin: boolean;
  onClose: () => void;
}) {
  const { macro, teams, onClose } = props;
  const t = useTranslations("macros");
  const terms = useTranslations("terms");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: categories = [] } = useQuery(trpc.categories.list.queryOptions());
  const add = useMutation(trpc.macros.add.mutationOptions());
  const change = useMutation(trpc.macros.change.mutationOptions());
  const form = useForm({ defaultValues: typedOf(macro) });
  const { errors, isSubmitting } = form.formState;
  const area = useRef<HTMLDivElement>(null);
  const [notYet, setNotYet] = useState<string | null>(null);
  const submit = form.handleSubmit(async (typed) => {
    const input = inputOf(typed);
    try {
      await (macro ? change.mutateAsync({ id: macro.id, ...input }) : add.mutateAsync(input));
    } catch (error) {
      const { fields, message } = failureOf(error);
      const named = Object.fromEntries(Object.entries(fields).map(([path, words]) => [fieldOf(path), words]));
      return showProblem(form, { fields: named, message });
    }
    await queryClient.invalidateQueries(trpc.macros.pathFilter());
    onClose();
  });
  const asIs = { value: "", label: t("form.asIs") };
  const offered = categories.flatMap(({ name, active }) => (active ? name : []));
  const kept = macro?.acts.category;
  const whose = [
    { value: "mine", label: t("mine") },
    ...teams.map(({ id, name }) => ({ value: id, label: name })),
    ...(props.isAdmin ? [{ value: "everybody", label: t("everybody") }] : []),
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={macro ? t("form.change", { name: isolated(macro.name) }) : t("form.new")}
    >
      <Form onSubmit={(event) => void submit(event)} className="flex flex-col gap-1">
        <Field label={t("form.name")} error={errors.name?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("name")} autoComplete="off" />}
        </Field>
        <Choice form={form} name="whose" label={t("form.whose")} options={whose} />
        <div ref={area} className="flex flex-col gap-1">
          <Field
            label={t("form.words")}
            error={errors.words?.message}
            hint={t("form.fields", { list: FIELDS.map((field) => `{{${field}}}`).join(" ") })}
          >
            {(wiring) => <TextArea {...wiring} {...form.register("words")} />}
          </Field>
          <MacroFiles form={form} area={area} onNotYet={setNotYet} />
        </div>
        <div className="grid gap-x-3 sm:grid-cols-3">
          <Choice
            form={form}
            name="status"
            label={t("form.status")}
            options={[asIs, ...STATUSES.map((value) => ({ value, label: terms(`status.${value}`) }))]}
          />
          <Choice
            form={form}
            name="priority"
            label={t("form.priority")}
            options={[asIs, ...PRIORITIES.map((value) => ({ value, label: terms(`priority.${value}`) }))]}
          />
          <Choice
            form={form}
            name="category"
            label={t("form.category")}
            options={[asIs, ...new Set([...(kept ? [kept] : []), ...offered])].map((each) =>
              typeof each === "string" ? { value: each, label: each } : each,
            )}
          />
        </div>
        <Field label={t("form.addTags")} error={errors.addTags?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("addTags")} autoComplete="off" />}
        </Field>
        <Field label={t("form.removeTags")} error={errors.removeTags?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("removeTags")} autoComplete="off" />}
        </Field>
        <Field label={t("form.note")} error={errors.note?.message}>
          {(wiring) => <TextArea {...wiring} {...form.register("note")} />}
        </Field>
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <Button
          type="submit"
          variant="primary"
          pending={isSubmitting}
          disabledReason={notYet ?? undefined}
          className="mt-2"
        >
          {t("form.save")}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Where it is typed what a refusal names by its path. */
function fieldOf(path: string): string {
  return path === "teamId" ? "whose" : (path.split(".").at(-1) ?? path);
}

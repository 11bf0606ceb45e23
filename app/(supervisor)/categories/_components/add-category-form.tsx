"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { AddCategory } from "#server/desk/categories/wire.ts";

type Input = z.input<typeof AddCategory>;
type Output = z.output<typeof AddCategory>;
const resolver = lazyResolver<Input, Output>(async () => (await import("#server/desk/categories/wire.ts")).AddCategory);

/** A new category, offered to customers at once. */
export function AddCategoryForm() {
  const t = useTranslations("categories.add");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const add = useMutation(trpc.categories.add.mutationOptions());
  const form = useForm<Input, unknown, Output>({
    resolver,
    defaultValues: { name: "", description: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (category) => {
    try {
      await add.mutateAsync(category);
    } catch (error) {
      return showFailure(form, error);
    }
    form.reset();
    form.setFocus("name");
    await queryClient.invalidateQueries(trpc.categories.pathFilter());
  });
  return (
    <Form onSubmit={(event) => void submit(event)}>
      <div className="grid items-start gap-x-3 sm:grid-cols-[12rem_1fr_auto]">
        <Field label={t("name")} error={errors.name?.message}>
          {(wiring) => (
            <TextInput {...wiring} {...form.register("name")} autoComplete="off" placeholder={t("nameExample")} />
          )}
        </Field>
        <Field label={t("description")} error={errors.description?.message}>
          {(wiring) => (
            <TextInput
              {...wiring}
              {...form.register("description")}
              autoComplete="off"
              placeholder={t("descriptionExample")}
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          pending={isSubmitting}
          icon={<Plus className="size-4" aria-hidden />}
          className="sm:mt-6"
        >
          {t("submit")}
        </Button>
      </div>
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
    </Form>
  );
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useConfirmed } from "#app/_shell/use-confirmed.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import type { CreateToken } from "#server/desk/people/wire.ts";
import { NewToken } from "./new-token.tsx";

type Wanted = z.input<typeof CreateToken>;

const resolver = lazyResolver<Wanted, z.output<typeof CreateToken>>(
  async () => (await import("#server/desk/people/wire.ts")).CreateToken,
);

const SCOPES = ["read", "write"] as const;

/** A new token: folded until wanted, then shown once. */
export function TokenForm() {
  const t = useTranslations("settings.tokens");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(trpc.tokens.create.mutationOptions());
  const confirmed = useConfirmed();
  const [isOpen, setIsOpen] = useState(false);
  const form = useForm<Wanted, unknown, z.output<typeof CreateToken>>({
    resolver,
    mode: "onTouched",
    defaultValues: { name: "", scope: "read", expiresInDays: 90 },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (token) => {
    try {
      await confirmed.run(() => create.mutateAsync(token));
      form.reset();
      setIsOpen(false);
      await queryClient.invalidateQueries(trpc.tokens.list.queryFilter());
    } catch (error) {
      showFailure(form, error);
    }
  });

  if (!isOpen) {
    return (
      <div className="flex flex-col gap-4">
        {create.data ? <NewToken token={create.data.token} /> : null}
        <div>
          <Button
            icon={<Plus className="size-4" aria-hidden />}
            onClick={() => {
              setIsOpen(true);
              requestAnimationFrame(() => form.setFocus("name"));
            }}
          >
            {t("new")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <Form
        onSubmit={(event) => void submit(event)}
        className="flex animate-fade-in flex-col gap-2 rounded-lg border border-border bg-surface p-4"
      >
        <Field label={t("name")} error={errors.name?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("name")} autoComplete="off" size="lg" />}
        </Field>
        <RadioCards
          legend={t("may.legend")}
          columns={2}
          cards={SCOPES.map((value) => ({ value, title: t(`may.${value}.title`), line: t(`may.${value}.line`) }))}
          inputProps={() => form.register("scope")}
        />
        <Field label={t("days.label")} hint={t("days.hint")} error={errors.expiresInDays && t("days.refused")}>
          {(wiring) => (
            <TextInput
              {...wiring}
              {...form.register("expiresInDays", { valueAsNumber: true })}
              type="number"
              min={1}
              max={365}
              className="max-w-32"
              size="lg"
            />
          )}
        </Field>
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={isSubmitting}>
            {t("create")}
          </Button>
          <Button variant="ghost" onClick={() => setIsOpen(false)}>
            {t("leave")}
          </Button>
        </div>
      </Form>
      {confirmed.dialog}
    </>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";

const resolver = lazyResolver<{ email: string }>(async () => (await import("#server/desk/people/wire.ts")).Addressed);

/** Asks for a link. The answer is the same whether or not there is an account, so it says "if". */
export function ForgotPasswordForm({ isCaught }: { isCaught: boolean }) {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const ask = useMutation(trpc.account.forgotPassword.mutationOptions());
  const form = useForm({ resolver, mode: "onTouched", defaultValues: { email: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (given) => {
    try {
      await ask.mutateAsync(given);
    } catch (error) {
      showFailure(form, error);
    }
  });

  if (ask.isSuccess) {
    return (
      <Notice tone="positive">
        {t("forgotten.sent")}
        {isCaught ? ` ${t("forgotten.caught")}` : null}
      </Notice>
    );
  }
  return (
    <Form data-purpose onSubmit={(event) => void submit(event)} className="flex flex-col gap-1">
      {errors.root ? (
        <div className="mb-3">
          <Notice tone="danger">{errors.root.message}</Notice>
        </div>
      ) : null}
      <Field label={t("fields.email")} error={errors.email?.message}>
        {(wiring) => (
          <TextInput {...wiring} {...form.register("email")} type="email" autoComplete="username" size="lg" />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting}>
        {t("forgotten.submit")}
      </Button>
    </Form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { signInWithPassword } from "#app/_shell/sign-in-with-password.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { NewPasswordField } from "#app/_ui/password-field.tsx";

type Account = Record<"name" | "email" | "password", string>;

const resolver = lazyResolver<Account>(async () => (await import("#server/desk/people/wire.ts")).Register);

/** A new customer's account, and straight on into it. */
export function RegisterForm() {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const register = useMutation(trpc.account.register.mutationOptions());
  const form = useForm<Account>({
    resolver,
    mode: "onTouched",
    defaultValues: { name: "", email: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (account) => {
    try {
      await register.mutateAsync(account);
    } catch (error) {
      return showFailure(form, error);
    }
    const outcome = await signInWithPassword(account.email, account.password);
    location.assign(outcome.kind === "signed-in" ? "/" : "/sign-in");
  });

  return (
    <Form data-purpose onSubmit={(event) => void submit(event)} className="flex flex-col gap-1">
      {errors.root ? (
        <div className="mb-3">
          <Notice tone="danger">{errors.root.message}</Notice>
        </div>
      ) : null}
      <Field label={t("fields.name")} error={errors.name?.message}>
        {(wiring) => <TextInput {...wiring} {...form.register("name")} autoComplete="name" size="lg" />}
      </Field>
      <Field label={t("fields.email")} error={errors.email?.message}>
        {(wiring) => (
          <TextInput {...wiring} {...form.register("email")} type="email" autoComplete="username" size="lg" />
        )}
      </Field>
      <NewPasswordField
        label={t("register.password")}
        error={errors.password?.message}
        registered={form.register("password")}
      />
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting}>
        {t("register.submit")}
      </Button>
    </Form>
  );
}

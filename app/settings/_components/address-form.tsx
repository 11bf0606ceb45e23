"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useConfirmed } from "#app/_shell/use-confirmed.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import type { Me } from "#app/_trpc/outputs.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PresentPasswordField } from "#app/_ui/password-field.tsx";

const resolver = lazyResolver<Record<"email" | "password", string>>(
  async () => (await import("#server/desk/people/wire.ts")).ChangeAddress,
);

/** Another address, asked for at both. The account stays where it is until both have said yes. */
export function AddressForm({ confirmsBy }: Pick<Me, "confirmsBy">) {
  const t = useTranslations("settings.address");
  const trpc = useTRPC();
  const change = useMutation(trpc.account.changeAddress.mutationOptions());
  const form = useForm({ resolver, mode: "onTouched", defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const confirmed = useConfirmed();

  const submit = form.handleSubmit(async (given) => {
    try {
      await confirmed.run(() => change.mutateAsync(given));
    } catch (error) {
      showFailure(form, error);
    }
  });

  if (change.isSuccess) {
    return <Notice tone="positive">{t("sent")}</Notice>;
  }
  return (
    <>
      <Form onSubmit={(event) => void submit(event)} className="flex max-w-96 flex-col gap-2">
        <Field label={t("email")} error={errors.email?.message}>
          {(wiring) => (
            <TextInput {...wiring} {...form.register("email")} type="email" autoComplete="email" size="lg" />
          )}
        </Field>
        {confirmsBy === "password" ? (
          <PresentPasswordField
            label={t("password")}
            error={errors.password?.message}
            registered={form.register("password")}
          />
        ) : null}
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <div>
          <Button type="submit" pending={isSubmitting}>
            {t("submit")}
          </Button>
        </div>
      </Form>
      {confirmed.dialog}
    </>
  );
}

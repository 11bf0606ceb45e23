"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { SecondFactorOffer } from "#server/desk/second-factor/wire.ts";
import { QrCode } from "./qr-code.tsx";

/** The secret for the app, and the code that shows that it has it. */
export function Offer({
  offer,
  onDone,
  onOver,
}: {
  offer: SecondFactorOffer;
  onDone: (recoveryCodes: readonly string[]) => void;
  /** It was begun again elsewhere, or is on: no code turns this one on. */
  onOver: (sentence: string) => void;
}) {
  const t = useTranslations("settings.secondFactor");
  const trpc = useTRPC();
  const turnOn = useMutation(trpc.secondFactor.turnOn.mutationOptions());
  const form = useForm({ defaultValues: { code: "" } });
  const { errors, isSubmitting } = form.formState;
  // The field for the password, where the focus was, is gone.
  const { setFocus } = form;
  useEffect(() => setFocus("code"), [setFocus]);
  const submit = form.handleSubmit(async (given) => {
    try {
      onDone((await turnOn.mutateAsync(given)).recoveryCodes);
    } catch (error) {
      const { code, message } = failureOf(error);
      if (code === "second-factor.changed-meanwhile") onOver(message);
      else showFailure(form, error);
    }
  });
  return (
    <Form onSubmit={(event) => void submit(event)} className="flex max-w-96 flex-col gap-3">
      <p className="text-sm">{t("scan")}</p>
      <QrCode content={offer.uri} label={t("picture")} />
      <p className="text-sm">
        <code className="font-mono break-all">{offer.secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <Field label={t("code")} error={errors.code?.message}>
        {(wiring) => (
          <TextInput
            {...wiring}
            {...form.register("code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            size="lg"
          />
        )}
      </Field>
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <div>
        <Button type="submit" variant="primary" pending={isSubmitting}>
          {t("turnOn")}
        </Button>
      </div>
    </Form>
  );
}

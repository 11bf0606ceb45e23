"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { SecondFactorOffer } from "#server/desk/second-factor/wire.ts";
import { QrCode } from "./qr-code.tsx";

/** The secret for the app, and the code that shows that it has it. */
export function Offer({
  offer,
  onDone,
}: {
  offer: SecondFactorOffer;
  onDone: (recoveryCodes: readonly string[]) => void;
}) {
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
      showFailure(form, error);
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-96 flex-col gap-3">
      <p className="text-sm">Scan this with the app that makes your codes, or type the key below into it.</p>
      <QrCode content={offer.uri} label="The key for your app, as a QR code" />
      <p className="text-sm">
        <code className="font-mono break-all">{offer.secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <Field label="Code that the app shows now" error={errors.code?.message}>
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
          Turn on
        </Button>
      </div>
    </form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextArea, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { toast } from "#app/_ui/toast.ts";
import type { WriteMail as Written } from "#server/desk/inbox/wire.ts";

type Input = z.input<typeof Written>;
type Output = z.output<typeof Written>;
const resolver = lazyResolver<Input, Output>(async () => (await import("#server/desk/inbox/wire.ts")).WriteMail);

/** A mail that comes in as if from a mailbox: an answer to one that was caught, or a new one. */
export function WriteMail({ from, to, onDone }: Pick<Input, "from" | "to"> & { onDone: () => void }) {
  const t = useTranslations("mail.write");
  const trpc = useTRPC();
  const write = useMutation(trpc.inbox.write.mutationOptions());
  const form = useForm<Input, unknown, Output>({ resolver, defaultValues: { from, to, subject: "", text: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (mail) => {
    try {
      await write.mutateAsync(mail);
    } catch (error) {
      return showFailure(form, error);
    }
    toast.success(t("sent"));
    onDone();
  });
  return (
    <Form onSubmit={(event) => void submit(event)} aria-label={to ? t("answerLabel") : t("newLabel")}>
      <Field label={t("from")} hint={t("fromHint")} error={errors.from?.message}>
        {(wiring) => <TextInput {...wiring} {...form.register("from")} type="email" autoComplete="off" />}
      </Field>
      {to ? null : (
        <Field label={t("subject")} error={errors.subject?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("subject")} autoComplete="off" />}
        </Field>
      )}
      <Field label={t("text")} error={errors.text?.message}>
        {(wiring) => <TextArea {...wiring} {...form.register("text")} />}
      </Field>
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isSubmitting}>
          {t("submit")}
        </Button>
        <Button variant="ghost" onClick={onDone}>
          {t("leave")}
        </Button>
      </div>
    </Form>
  );
}

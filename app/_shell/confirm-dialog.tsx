"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PresentPasswordField } from "#app/_ui/password-field.tsx";
import { SignInAgain } from "./sign-in-again.tsx";

/** Asks for the password, or for a new sign-in where there is none: whoever found this browser open does not know it. */
export function ConfirmDialog({ onConfirmed, onClose }: { onConfirmed: () => void; onClose: () => void }) {
  const t = useTranslations("shell.confirm");
  const trpc = useTRPC();
  const confirm = useMutation(trpc.session.confirm.mutationOptions());
  const form = useForm({ defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (given) => {
    try {
      await confirm.mutateAsync(given);
      onConfirmed();
    } catch (error) {
      showFailure(form, error);
    }
  });
  const { data: me } = useQuery(trpc.session.me.queryOptions());
  const way = me?.confirmsBy ?? "password";
  if (way !== "password") {
    return (
      <Dialog open onOpenChange={(open) => void (open || onClose())} title={t("title")} description={t("byProvider")}>
        <SignInAgain provider={way} />
      </Dialog>
    );
  }
  return (
    <Dialog open onOpenChange={(open) => void (open || onClose())} title={t("title")} description={t("byPassword")}>
      <Form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <PresentPasswordField
          label={t("password")}
          error={errors.password?.message}
          registered={form.register("password")}
        />
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={isSubmitting}>
            {t("submit")}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t("leave")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

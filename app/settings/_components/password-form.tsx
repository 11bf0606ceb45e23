"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { settleSignIn } from "#app/_people/ask-sign-in.ts";
import { signInWithPassword } from "#app/_shell/sign-in-with-password.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { NewPasswordField, PresentPasswordField } from "#app/_ui/password-field.tsx";
import { TokensLeft } from "./tokens-left.tsx";

const resolver = lazyResolver<Record<"current" | "next", string>>(
  async () => (await import("#server/desk/people/wire.ts")).ChangePassword,
);
const EMPTY = { current: "", next: "" };

/** A new password, for somebody who knows the present one. It ends every session, so this one starts a new one. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("settings.password");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const change = useMutation(trpc.account.changePassword.mutationOptions());
  const form = useForm({ resolver, mode: "onTouched", defaultValues: EMPTY });
  const { errors, isSubmitting, isDirty } = form.formState;

  const submit = form.handleSubmit(async (passwords) => {
    // From the moment in which the server ends the sessions until this page has its new one, whatever it asks is refused.
    settleSignIn(false);
    try {
      await change.mutateAsync(passwords);
      const outcome = await signInWithPassword(email, passwords.next);
      if (outcome.kind === "refused") return location.assign("/sign-in?next=/settings");
      form.reset(EMPTY);
    } catch (error) {
      showFailure(form, error);
    } finally {
      settleSignIn(true);
      void queryClient.invalidateQueries();
    }
  });

  return (
    <Form onSubmit={(event) => void submit(event)} className="flex max-w-96 flex-col gap-2">
      <PresentPasswordField
        label={t("current")}
        error={errors.current?.message}
        registered={form.register("current")}
      />
      <NewPasswordField label={t("next")} error={errors.next?.message} registered={form.register("next")} />
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <div className="mt-2 flex items-center gap-3">
        <Button type="submit" pending={isSubmitting}>
          {t("submit")}
        </Button>
        {/* Of the form's own state nothing is left: emptying it says that nothing was ever sent. */}
        <output className="text-sm text-positive">
          {change.isSuccess && !isSubmitting && !isDirty ? t("changed") : null}
        </output>
      </div>
      {/* Until this page is signed in anew, its session is one of those that have ended. */}
      {change.isSuccess && !isSubmitting ? <TokensLeft /> : null}
    </Form>
  );
}

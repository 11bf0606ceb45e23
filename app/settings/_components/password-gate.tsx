"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { SignInAgain } from "#app/_shell/sign-in-again.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PresentPasswordField } from "#app/_ui/password-field.tsx";

interface Act {
  readonly words: string;
  readonly run: (given: { password: string }) => Promise<void>;
}

/** Asks for one's password, and does one of several things with it. Whoever has none is asked to sign in again when it was too long ago. */
export function PasswordGate({ acts }: { acts: readonly Act[] }) {
  const t = useTranslations("settings.password");
  const trpc = useTRPC();
  const { data: me } = useQuery(trpc.session.me.queryOptions());
  const [isTooOld, setIsTooOld] = useState(false);
  const form = useForm({ defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;
  const way = me?.confirmsBy ?? "password";
  const submit = ({ run }: Act) =>
    form.handleSubmit(async (given) => {
      try {
        await run(given);
        form.reset();
      } catch (error) {
        setIsTooOld(failureOf(error).code === "auth.confirm");
        showFailure(form, error);
      }
    });
  const [first] = acts;
  return (
    <Form
      onSubmit={(event) => (first ? void submit(first)(event) : undefined)}
      className="flex max-w-96 flex-col gap-2"
    >
      {way === "password" ? (
        <PresentPasswordField
          label={t("confirm")}
          error={errors.password?.message}
          registered={form.register("password")}
        />
      ) : null}
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      {isTooOld && way !== "password" ? <SignInAgain provider={way} /> : null}
      <div className="flex flex-wrap gap-2">
        {acts.map((act) => (
          <Button
            key={act.words}
            type={act === first ? "submit" : "button"}
            pending={isSubmitting}
            onClick={act === first ? undefined : (event) => void submit(act)(event)}
          >
            {act.words}
          </Button>
        ))}
      </div>
    </Form>
  );
}

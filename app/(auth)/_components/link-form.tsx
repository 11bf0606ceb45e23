"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { signInWithPassword } from "#app/_shell/sign-in-with-password.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { NewPasswordField } from "#app/_ui/password-field.tsx";
import { isolated } from "#server/core/characters.ts";
import type { LinkSeen, LinkUsed } from "#server/desk/links/wire.ts";
import { headingOf } from "./link-words.ts";

/** What the page asks for, by what the link is for. */
const ASKED = {
  verify: ["password"],
  reset: ["password"],
  invite: ["name", "password"],
  "first-admin": ["name", "email", "password"],
  "change-address": [],
} as const satisfies Record<LinkSeen["kind"], readonly ("name" | "email" | "password")[]>;

/** The button that does what the link is for. Afterwards whoever chose a password is signed in with it. */
export function LinkForm({ link, token }: { link: LinkSeen; token: string }) {
  const t = useTranslations("auth");
  const sayOfLink = useTranslations("auth.link");
  const trpc = useTRPC();
  const act = useMutation(trpc.links.use.mutationOptions());
  const [used, setUsed] = useState<LinkUsed | null>(null);
  const asked: readonly string[] = link.isOwn && link.kind === "verify" ? [] : ASKED[link.kind];
  const form = useForm({ defaultValues: { name: link.name ?? "", email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    const given = Object.fromEntries(Object.entries(values).filter(([field, value]) => asked.includes(field) && value));
    try {
      const outcome = await act.mutateAsync({ token, ...given });
      if (!asked.includes("password")) return setUsed(outcome);
      const signedIn = await signInWithPassword(outcome.email, values.password);
      location.assign(signedIn.kind === "signed-in" ? "/" : "/sign-in");
    } catch (error) {
      showFailure(form, error);
    }
  });

  if (used) return <Done link={link} used={used} />;
  return (
    <Form data-purpose onSubmit={(event) => void submit(event)} className="flex flex-col gap-1">
      {errors.root ? (
        <div className="mb-3">
          <Notice tone="danger">{errors.root.message}</Notice>
        </div>
      ) : null}
      {asked.includes("name") ? (
        <Field label={t("fields.name")} error={errors.name?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("name")} autoComplete="name" size="lg" />}
        </Field>
      ) : null}
      {asked.includes("email") ? (
        <Field label={t("fields.email")} error={errors.email?.message}>
          {(wiring) => (
            <TextInput {...wiring} {...form.register("email")} type="email" autoComplete="username" size="lg" />
          )}
        </Field>
      ) : null}
      {asked.includes("password") ? (
        <NewPasswordField
          label={t("link.password")}
          error={errors.password?.message}
          registered={form.register("password")}
        />
      ) : null}
      <Button type="submit" variant="primary" size="lg" className="mt-2" pending={isSubmitting}>
        {headingOf(link, sayOfLink).button}
      </Button>
    </Form>
  );
}

/** Leaves with a full page load, so that the page knows of it. */
function Done({ link, used }: { link: LinkSeen; used: LinkUsed }) {
  const t = useTranslations("auth.link");
  const isMove = link.kind === "change-address";
  const words =
    used.outcome === "waiting"
      ? t("used.waiting")
      : isMove
        ? t("used.moved", { email: isolated(used.email) })
        : t("used.confirmed");
  return (
    <>
      <Notice tone="positive">{words}</Notice>
      <Button size="lg" onClick={() => location.assign("/")}>
        {t("goOn")}
      </Button>
    </>
  );
}

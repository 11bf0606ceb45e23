"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SignInFields, textOf } from "#app/_shell/sign-in-fields.tsx";
import { signInWithPassword } from "#app/_shell/sign-in-with-password.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";

interface Missing {
  readonly email?: string;
  readonly password?: string;
}

/** E-mail and password, and in a demo one button for each role. Leaves with a full page load. */
export function SignInForm({ next, isDemo, refusal }: { next: string; isDemo: boolean; refusal: string | null }) {
  const t = useTranslations("auth.signIn");
  const [missing, setMissing] = useState<Missing>({});
  const [message, setMessage] = useState(refusal);
  const [pending, setPending] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState(false);

  const signIn = async (who: string, email: string, password: string, code = "") => {
    setPending(who);
    setMessage(null);
    const outcome = await signInWithPassword(email, password, code);
    if (outcome.kind === "signed-in") return location.assign(next);
    setNeedsCode(outcome.needsCode === true);
    setMessage(outcome.message);
    setPending(null);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending !== null) return;
    const form = event.currentTarget;
    const email = textOf(form, "email").trim();
    const password = textOf(form, "password");
    const found: Missing = {
      ...(email.includes("@") ? {} : { email: t("emailMissing") }),
      ...(password === "" ? { password: t("passwordMissing") } : {}),
    };
    setMissing(found);
    if (!found.email && !found.password) {
      void signIn("form", email, password, textOf(form, "code").trim());
      return;
    }
    const first = form.elements.namedItem(found.email ? "email" : "password");
    if (first instanceof HTMLElement) first.focus();
  };

  return (
    <div data-purpose className="flex flex-col gap-6">
      {message ? <Notice tone="danger">{message}</Notice> : null}
      <Form onSubmit={submit} className="flex flex-col gap-1">
        <Field label={t("email")} error={missing.email}>
          {(wiring) => <TextInput {...wiring} name="email" type="email" autoComplete="username" size="lg" />}
        </Field>
        <SignInFields needsCode={needsCode} missing={missing.password} />
        <Button type="submit" variant="primary" size="lg" pending={pending === "form"}>
          {t("submit")}
        </Button>
        <Link href="/forgot-password" className="mt-2 self-start text-sm text-accent underline underline-offset-2">
          {t("forgotten")}
        </Link>
      </Form>
      {isDemo ? <DemoAccounts pending={pending} onChoose={signIn} /> : null}
    </div>
  );
}

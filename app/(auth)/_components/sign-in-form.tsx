"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { signInWithPassword } from "#app/_shell/sign-in-with-password.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";

interface Missing {
  readonly email?: string;
  readonly password?: string;
}

const WRONG_CODE = "This code is not right, or was used before. Wait for the next one.";

/** E-mail and password, and in a demo one button for each role. Leaves with a full page load. */
export function SignInForm({ next, isDemo, refusal }: { next: string; isDemo: boolean; refusal: string | null }) {
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
    setMessage(outcome.needsCode && code ? WRONG_CODE : outcome.message);
    setPending(null);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending !== null) return;
    const form = event.currentTarget;
    const email = textOf(form, "email").trim();
    const password = textOf(form, "password");
    const found: Missing = {
      ...(email.includes("@") ? {} : { email: "Enter your e-mail address." }),
      ...(password === "" ? { password: "Enter your password." } : {}),
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
    <div className="flex flex-col gap-6">
      {message ? <Notice tone="danger">{message}</Notice> : null}
      <form onSubmit={submit} noValidate className="flex flex-col gap-1">
        <Field label="E-mail" error={missing.email}>
          {(wiring) => <TextInput {...wiring} name="email" type="email" autoComplete="username" size="lg" />}
        </Field>
        <Field label="Password" error={missing.password}>
          {(wiring) => (
            <TextInput {...wiring} name="password" type="password" autoComplete="current-password" size="lg" />
          )}
        </Field>
        {needsCode ? (
          <Field label="Code" hint="Six digits from your app, or a recovery code.">
            {(wiring) => (
              <TextInput
                {...wiring}
                name="code"
                autoComplete="one-time-code"
                spellCheck={false}
                size="lg"
                ref={focusOnMount}
              />
            )}
          </Field>
        ) : null}
        <Button type="submit" variant="primary" size="lg" pending={pending === "form"}>
          Sign in
        </Button>
        <Link href="/forgot-password" className="mt-2 self-start text-sm text-accent underline underline-offset-2">
          Forgotten your password?
        </Link>
      </form>
      {isDemo ? <DemoAccounts pending={pending} onChoose={signIn} /> : null}
    </div>
  );
}

function textOf(form: HTMLFormElement, field: string): string {
  const value = new FormData(form).get(field);
  return typeof value === "string" ? value : "";
}

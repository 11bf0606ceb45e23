"use client";

import { useTranslations } from "next-intl";
import type { UseFormRegisterReturn } from "react-hook-form";
import { Field, TextInput } from "./field.tsx";

interface PasswordFieldProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly registered: UseFormRegisterReturn;
}

/** For a password that somebody has already. */
export function PresentPasswordField({ label, error, registered }: PasswordFieldProps) {
  return (
    <Field label={label} error={error}>
      {(wiring) => <TextInput {...wiring} {...registered} type="password" autoComplete="current-password" size="lg" />}
    </Field>
  );
}

/** For a password that somebody chooses, with what is asked of it. */
export function NewPasswordField({ label, error, registered }: PasswordFieldProps) {
  const t = useTranslations("ui.password");
  return (
    <Field label={label} hint={t("hint")} error={error}>
      {(wiring) => <TextInput {...wiring} {...registered} type="password" autoComplete="new-password" size="lg" />}
    </Field>
  );
}

import { useTranslations } from "next-intl";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";

/** What somebody signs in with beside their address: the password and, once it is asked for, the code. */
export function SignInFields({ needsCode, missing }: { needsCode: boolean; missing?: string | undefined }) {
  const t = useTranslations("shell.signIn");
  return (
    <>
      <Field label={t("password")} error={missing}>
        {(wiring) => (
          <TextInput {...wiring} name="password" type="password" autoComplete="current-password" size="lg" />
        )}
      </Field>
      {needsCode ? (
        <Field label={t("code")} hint={t("codeHint")}>
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
    </>
  );
}

/** What stands in a field of a form. */
export function textOf(form: HTMLFormElement, field: string): string {
  const value = new FormData(form).get(field);
  return typeof value === "string" ? value : "";
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PROVIDERS, type Provider } from "./providers.ts";
import { signInWithProvider } from "./sign-in-with-provider.ts";

/** For whoever has no password with us: they show that it is them where they have one, and come back to this page. */
export function SignInAgain({ provider }: { provider: Provider }) {
  const t = useTranslations("shell.confirm");
  const leave = useMutation({
    mutationFn: () => signInWithProvider(provider, location.pathname + location.search, { isConfirming: true }),
  });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button pending={leave.isPending} onClick={() => leave.mutate()}>
        {t("signInAgain", { provider: PROVIDERS[provider] })}
      </Button>
      {leave.error ? <Notice tone="danger">{t("providerAway", { provider: PROVIDERS[provider] })}</Notice> : null}
    </div>
  );
}

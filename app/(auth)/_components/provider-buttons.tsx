"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PROVIDERS, type Provider } from "#app/_shell/providers.ts";
import { signInWithProvider } from "#app/_shell/sign-in-with-provider.ts";
import { Button } from "#app/_ui/button.tsx";

/** Sign-in with somebody else's account; only those that this installation has keys for. */
export function ProviderButtons({ enabled, next }: { enabled: readonly Provider[]; next: string }) {
  const t = useTranslations("auth");
  const [pending, setPending] = useState<Provider | null>(null);
  if (enabled.length === 0) return null;

  const go = async (provider: Provider) => {
    setPending(provider);
    try {
      await signInWithProvider(provider, next);
    } catch {
      setPending(null);
    }
  };

  return (
    <div className="flex flex-col gap-2">
      {enabled.map((provider) => (
        <Button key={provider} size="lg" pending={pending === provider} onClick={() => void go(provider)}>
          {t("provider", { provider: PROVIDERS[provider] })}
        </Button>
      ))}
    </div>
  );
}

"use client";

import { useState } from "react";
import { fetchCsrfToken } from "#app/_shell/csrf.ts";
import { Button } from "#app/_ui/button.tsx";

const PROVIDERS = { google: "Google", github: "GitHub" } as const;
type Provider = keyof typeof PROVIDERS;

/** Sign-in with somebody else's account; only those that this installation has keys for. */
export function ProviderButtons({ enabled, next }: { enabled: readonly Provider[]; next: string }) {
  const [pending, setPending] = useState<Provider | null>(null);
  if (enabled.length === 0) return null;

  const go = async (provider: Provider) => {
    setPending(provider);
    try {
      const csrfToken = await fetchCsrfToken();
      const answer = await fetch(`/api/auth/signin/${provider}`, {
        method: "POST",
        body: new URLSearchParams({ csrfToken, callbackUrl: next, json: "true" }),
      });
      const body: unknown = await answer.json();
      if (typeof body === "object" && body !== null && "url" in body) location.assign(String(body.url));
    } catch {
      setPending(null);
    }
  };

  return (
    <div className="flex flex-col gap-2">
      {enabled.map((provider) => (
        <Button key={provider} size="lg" pending={pending === provider} onClick={() => void go(provider)}>
          Continue with {PROVIDERS[provider]}
        </Button>
      ))}
    </div>
  );
}

"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Chip } from "#app/_ui/chip.tsx";
import { useExactTime } from "#app/_ui/exact-time.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Time } from "#app/_ui/time.tsx";
import { useNow } from "#app/_ui/use-now.ts";
import { Name } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import type { ApiToken } from "#server/desk/people/wire.ts";
import { TokenForm } from "./token-form.tsx";

/** The tokens there are, and a new one. */
export function TokenSection() {
  const t = useTranslations("settings.tokens");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: tokens } = useSuspenseQuery(trpc.tokens.list.queryOptions());
  const revoke = useMutation(
    trpc.tokens.revoke.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.tokens.list.queryFilter()),
    }),
  );
  return (
    <div data-purpose className="flex flex-col gap-4">
      {tokens.length === 0 ? (
        <p className="text-sm text-muted">
          {t.rich("none", {
            link: (words) => (
              <Link href="/api/docs" prefetch={false} className="text-accent underline underline-offset-2">
                {words}
              </Link>
            ),
          })}
        </p>
      ) : (
        <ul className="rounded-lg border border-border bg-surface">
          {tokens.map((token) => (
            <TokenRow
              key={token._id}
              token={token}
              isRevoking={revoke.isPending && revoke.variables.tokenId === token._id}
              onRevoke={() => revoke.mutate({ tokenId: token._id })}
            />
          ))}
        </ul>
      )}
      {revoke.error ? <Notice tone="danger">{failureOf(revoke.error).message}</Notice> : null}
      <TokenForm />
    </div>
  );
}

function TokenRow({ token, isRevoking, onRevoke }: { token: ApiToken; isRevoking: boolean; onRevoke: () => void }) {
  const t = useTranslations("settings.tokens");
  const { lastUsedAt } = token;
  return (
    <li className="flex items-center gap-3 border-b border-border px-4 py-3 text-sm last:border-b-0">
      <KeyRound className="size-4 shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">
            <Name>{token.name}</Name>
          </span>
          <Chip tone={token.scope === "write" ? "accent" : "muted"}>{t(`scope.${token.scope}`)}</Chip>
        </p>
        <p className="text-muted">
          <code className="font-mono text-xs">{token.hint}…</code> · <Expiry at={token.expiresAt} /> ·{" "}
          {lastUsedAt ? t.rich("used", { when: () => <Time at={lastUsedAt} /> }) : t("unused")}
        </p>
      </div>
      <Button
        size="sm"
        variant="ghost"
        pending={isRevoking}
        onClick={onRevoke}
        aria-label={t("revokeOne", { name: isolated(token.name) })}
      >
        {t("revoke")}
      </Button>
    </li>
  );
}

const DAY_MS = 86_400_000;

/** "expires in 89 days", the exact time on hover. */
function Expiry({ at }: { at: string }) {
  const t = useTranslations("settings.tokens");
  const exactTime = useExactTime();
  const leftMs = Date.parse(at) - useNow(60_000);
  const days = Math.round(leftMs / DAY_MS);
  const words = leftMs <= 0 ? t("expired") : days < 1 ? t("today") : t("expires", { days });
  return (
    <time dateTime={at} title={exactTime(at)}>
      {words}
    </time>
  );
}

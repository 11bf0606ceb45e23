"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import { LinkForm } from "./link-form.tsx";
import { headingOf } from "./link-words.ts";

/** What the link is for, and the button that does it. */
export function LinkPage() {
  const t = useTranslations("auth.link");
  const client = useTRPCClient();
  const isHydrated = useHydrated();
  const token = isHydrated ? location.hash.slice(1) : "";
  const { data: link, error } = useQuery({
    queryKey: ["link", token],
    queryFn: () => client.links.look.mutate({ token }),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isMissing = isHydrated && token === "";
  if (link) {
    const { heading, line } = headingOf(link, t);
    return (
      <>
        <div className="flex flex-col gap-1">
          <h1 className="text-xl">{heading}</h1>
          <p className="text-muted">{line}</p>
        </div>
        <LinkForm link={link} token={token} />
      </>
    );
  }
  return (
    <>
      <h1 className="text-xl">{t("title")}</h1>
      {isMissing || error ? (
        <div data-purpose className="flex flex-col gap-6">
          <Notice tone="danger">{isMissing ? t("broken") : failureOf(error).message}</Notice>
          <p className="text-sm text-muted">
            {t.rich("otherWays", {
              signin: (words) => <Way href="/sign-in">{words}</Way>,
              forgotten: (words) => <Way href="/forgot-password">{words}</Way>,
            })}
          </p>
        </div>
      ) : (
        <output className="text-muted">{t("looking")}</output>
      )}
    </>
  );
}

function Way({ href, children }: { href: "/sign-in" | "/forgot-password"; children: ReactNode }) {
  return (
    <Link href={href} className="font-medium text-accent underline underline-offset-2">
      {children}
    </Link>
  );
}

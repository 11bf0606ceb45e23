"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import { LinkForm } from "./link-form.tsx";
import { headingOf } from "./link-words.ts";

/** What the link is for, and the button that does it. */
export function LinkPage() {
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
    const { heading, line } = headingOf(link);
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
      <h1 className="text-xl">Your link</h1>
      {isMissing || error ? (
        <>
          <Notice tone="danger">
            {isMissing ? "The address is not whole. Open the link again from the mail." : failureOf(error).message}
          </Notice>
          <p className="text-sm text-muted">
            <Link href="/sign-in" className="font-medium text-accent underline underline-offset-2">
              Sign in
            </Link>{" "}
            or{" "}
            <Link href="/forgot-password" className="font-medium text-accent underline underline-offset-2">
              ask for a new password
            </Link>
            .
          </p>
        </>
      ) : (
        <output className="text-muted">One moment…</output>
      )}
    </>
  );
}

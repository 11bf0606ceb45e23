import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { homeOf } from "#app/_shell/navigation.ts";
import { findMe } from "#app/_shell/require-me.ts";
import { getQueryClient, trpc } from "#app/_trpc/server.tsx";
import { ownPath } from "#server/core/own-path.ts";
import { readRefusal } from "#server/core/sign-in-refusal.ts";
import { getWeb } from "#server/web/get-web.ts";
import { ProviderButtons } from "../_components/provider-buttons.tsx";
import { SignInForm } from "../_components/sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next: asked, callbackUrl, error } = await searchParams;
  const [me, modes] = await Promise.all([findMe(), getQueryClient().fetchQuery(trpc.session.modes.queryOptions())]);
  const { publicUrl } = getWeb().env;
  const next = ownPath(asked, publicUrl) ?? ownPath(callbackUrl, publicUrl) ?? "/";
  if (me) redirect(next === "/" ? homeOf(me.role) : next);
  return (
    <>
      <h1 className="text-xl">Sign in</h1>
      <SignInForm next={next} isDemo={modes.demo} refusal={typeof error === "string" ? readRefusal(error) : null} />
      <ProviderButtons
        next={next}
        enabled={[...(modes.google ? (["google"] as const) : []), ...(modes.github ? (["github"] as const) : [])]}
      />
      <p className="text-sm text-muted">
        New here?{" "}
        <Link href="/register" className="font-medium text-accent underline underline-offset-2">
          Create an account
        </Link>
      </p>
    </>
  );
}

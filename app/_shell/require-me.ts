import { redirect } from "next/navigation";
import type { Me } from "#app/_trpc/outputs.ts";
import { getQueryClient, trpc } from "#app/_trpc/server.tsx";
import type { Role } from "#server/core/vocabulary.ts";
import { homeOf } from "./navigation.ts";

/** Who is signed in, or null. Asked once per request, and known to the browser from then on. */
export function findMe(): Promise<Me | null> {
  return getQueryClient().fetchQuery(trpc.session.me.queryOptions());
}

/**
 * Who is signed in. Sends everybody else away: to the sign-in, or to the start page of their role.
 * @param next the page to come back to after signing in.
 */
export async function requireMe({ next, roles }: { next: string; roles?: readonly Role[] }): Promise<Me> {
  const me = await findMe();
  if (!me) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (roles && !roles.includes(me.role)) redirect(homeOf(me.role));
  return me;
}

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Me } from "#app/_trpc/outputs.ts";
import { getQueryClient, trpc } from "#app/_trpc/server.tsx";
import type { Role } from "#server/core/vocabulary.ts";
import { ASKED_PATH } from "#server/web/http/asked-path.ts";
import { homeOf, SECOND_FACTOR_PAGE } from "./navigation.ts";

/** Who is signed in, or null. Asked once per request, and known to the browser from then on. */
export function findMe(): Promise<Me | null> {
  return getQueryClient().fetchQuery(trpc.session.me.queryOptions());
}

/**
 * Who is signed in. Sends everybody else away: to the sign-in, and from there back to this very page; to where they set up
 * what they owe, unless this page is open to them as well; or to the start page of their role.
 */
export async function requireMe({
  roles,
  isOpenToOwing = false,
}: {
  roles?: readonly Role[];
  isOpenToOwing?: boolean;
} = {}): Promise<Me> {
  const me = await findMe();
  if (!me) {
    const asked = (await headers()).get(ASKED_PATH) ?? "/";
    redirect(`/sign-in?next=${encodeURIComponent(asked)}`);
  }
  if (me.owes && !isOpenToOwing) redirect(SECOND_FACTOR_PAGE);
  if (roles && !roles.includes(me.role)) redirect(homeOf(me.role));
  return me;
}

import { cookies } from "next/headers";
import { getWebEnv } from "../http/web-env.ts";
import type { Access } from "./access.ts";
import { identifySession } from "./identify.ts";
import { sessionCookieName } from "./session-cookie.ts";
import { getAccountDeps } from "./web-auth.ts";

/** Who is looking at the page that is being rendered; null when nobody is signed in. For server components. */
export async function getPageSession(): Promise<Access | null> {
  const jar = await cookies();
  return identifySession(getAccountDeps(), jar.get(sessionCookieName(getWebEnv().publicUrl))?.value);
}

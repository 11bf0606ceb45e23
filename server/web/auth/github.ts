import type { Profile } from "next-auth";
import GitHubProvider, { type GithubProfile } from "next-auth/providers/github";
import type { OAuthUserConfig } from "next-auth/providers/oauth";
import { z } from "zod";

const API = "https://api.github.com/user";

const Emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/**
 * GitHub, whose accounts have addresses that nobody has verified, too. next-auth would take the primary one as it is, and
 * whoever claims a stranger's address there would come in here as the stranger.
 */
export function gitHub(
  options: Pick<OAuthUserConfig<GithubProfile>, "clientId" | "clientSecret" | "checks">,
  ask: typeof fetch = fetch,
) {
  return GitHubProvider({
    ...options,
    userinfo: {
      url: API,
      request: ({ tokens }) => readProfile(ask, tokens.access_token ?? ""),
    },
  });
}

async function readProfile(ask: typeof fetch, token: string): Promise<Profile & { email_verified: boolean }> {
  const [user, emails] = await Promise.all([
    read(ask, API, token, z.looseObject({ id: z.number() })),
    read(ask, `${API}/emails`, token, Emails),
  ]);
  const verified = emails.filter((each) => each.verified);
  const email = (verified.find(({ primary }) => primary) ?? verified[0])?.email;
  return { ...user, email, email_verified: email !== undefined };
}

async function read<Schema extends z.ZodType>(ask: typeof fetch, url: string, token: string, schema: Schema) {
  const answer = await ask(url, {
    redirect: "error",
    headers: { authorization: `Bearer ${token}`, accept: "application/vnd.github+json", "user-agent": "QuickFix" },
  });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} when it was asked who somebody is`);
  return schema.parse(await answer.json());
}

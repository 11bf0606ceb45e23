import type { Profile, Account as ProviderAccount } from "next-auth";
import { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import { acceptIdentity } from "#server/desk/people/accept-identity.ts";
import type { Account } from "#server/desk/people/account.ts";
import { Email } from "#server/desk/people/wire.ts";

const OAuthProfile = z.object({
  email: Email,
  // Google says it; of GitHub's, `github.ts` takes only those that it has verified, and says so.
  email_verified: z.boolean().default(true),
  name: z.string().nullish(),
  login: z.string().nullish(),
});

/** The account for somebody whom Google or GitHub vouches for, or why not, for the sign-in page. */
export async function acceptProfile(
  room: Parameters<typeof acceptIdentity>[0],
  { provider, providerAccountId }: Pick<ProviderAccount, "provider" | "providerAccountId">,
  profile: Profile | undefined,
): Promise<{ account: Account } | { refused: { code: string } }> {
  const parsed = OAuthProfile.safeParse(profile);
  if (!parsed.success || !parsed.data.email_verified) {
    return { refused: { code: "identity.unverified" } };
  }
  const { email, name, login } = parsed.data;
  try {
    const account = await acceptIdentity(room, {
      provider: provider === "google" ? "google" : "github",
      subject: providerAccountId,
      email,
      name: name ?? login ?? "",
    });
    const on = { kind: "person", id: account.id } as const;
    await room.trail.add({ action: "sign-in", actorId: account.id, on, after: { with: provider } });
    return { account };
  } catch (error) {
    if (error instanceof DomainError) {
      const { code } = error;
      await room.trail.add({
        action: "sign-in.refused",
        actorId: null,
        after: { with: provider, code },
        personal: { email },
      });
      return { refused: { code } };
    }
    throw error;
  }
}

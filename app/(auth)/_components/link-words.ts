import type { Say } from "#app/_language/say.ts";
import { isolated } from "#server/core/characters.ts";
import type { LinkSeen } from "#server/desk/links/wire.ts";

/** What a link's page says it is for, and what its button says. */
export function headingOf(
  { kind, role, isOwn, ...addresses }: LinkSeen,
  say: Say<"auth.link">,
): {
  readonly heading: string;
  readonly line: string;
  readonly button: string;
} {
  const [email, next] = [isolated(addresses.email ?? ""), isolated(addresses.movesTo ?? "")];
  switch (kind) {
    case "verify":
      return {
        heading: say("verify.heading"),
        line: isOwn ? say("verify.own", { email }) : say("verify.line", { email }),
        button: isOwn ? say("verify.submitOwn") : say("verify.submit"),
      };
    case "reset":
      return {
        heading: say("reset.heading"),
        line: say("reset.line", { email }),
        button: say("reset.submit"),
      };
    case "invite":
      return {
        heading: say("invite.heading"),
        line: say("invite.line", { role: role ?? "other", email }),
        button: say("invite.submit"),
      };
    case "first-admin":
      return {
        heading: say("firstAdmin.heading"),
        line: say("firstAdmin.line"),
        button: say("firstAdmin.submit"),
      };
    case "change-address":
      return {
        heading: say("changeAddress.heading"),
        line: say("changeAddress.line", { next, email }),
        button: say("changeAddress.submit"),
      };
    default:
      return kind satisfies never;
  }
}

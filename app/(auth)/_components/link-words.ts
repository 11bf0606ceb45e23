import { ROLE_WORDS } from "#app/_ui/role-words.ts";
import { isolated } from "#server/core/characters.ts";
import type { LinkSeen } from "#server/desk/links/wire.ts";

/** What a link's page says it is for, and what its button says. */
export function headingOf({ kind, role, isOwn, ...addresses }: LinkSeen): {
  readonly heading: string;
  readonly line: string;
  readonly button: string;
} {
  const [proved, next] = [isolated(addresses.email ?? ""), isolated(addresses.movesTo ?? "")];
  switch (kind) {
    case "verify":
      return {
        heading: "Is this your address?",
        line: isOwn
          ? `Confirm that ${proved} is yours.`
          : `Confirm that ${proved} is yours, and choose a password. One that was set before stops working.`,
        button: isOwn ? "Confirm" : "Confirm and sign in",
      };
    case "reset":
      return {
        heading: "A new password",
        line: `For ${proved}. Everybody is signed out, and API tokens are revoked.`,
        button: "Set password and sign in",
      };
    case "invite":
      return {
        heading: "Welcome to QuickFix",
        line: `You are invited as ${role ? ROLE_WORDS[role].one.toLowerCase() : "somebody"}. You sign in as ${proved}.`,
        button: "Create account",
      };
    case "first-admin":
      return {
        heading: "The first administrator",
        line: "Nobody looks after this desk yet. Make the account that invites all others.",
        button: "Create account",
      };
    case "change-address":
      return {
        heading: "Is your account to move?",
        line: `It moves to ${next} once both addresses have said yes. This is the yes of ${proved}.`,
        button: "Yes, move it",
      };
    default:
      return kind satisfies never;
  }
}

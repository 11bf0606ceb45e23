import type { Role } from "#server/core/vocabulary.ts";
import type { Mail } from "./post-mail.ts";

type Words = Pick<Mail, "subject" | "text">;

const ROLE_WORDS = { user: "a customer", agent: "an agent", admin: "an administrator" } as const satisfies Record<
  Role,
  string
>;

// Nothing that a stranger typed at registration stands in any of these: a mail of ours must not carry their words.

export const verifyWords = (host: string): Words => ({
  subject: "Is this your address?",
  text: `Somebody registered at ${host} with this address. If it was you, open the link and confirm it; until then we send you nothing else.`,
});

export const registeredAgainWords = (host: string): Words => ({
  subject: "You have an account already",
  text: `Somebody registered at ${host} with this address, and you have an account with it. Nothing in it has changed. Sign in as before; if you have forgotten your password, the link lets you choose a new one for an hour.`,
});

export const inviteWords = (host: string, role: Role): Words => ({
  subject: "You are invited to QuickFix",
  text: `You are invited to ${host} as ${ROLE_WORDS[role]}. Open the link within a week to choose your password.`,
});

export const resetWords = (host: string): Words => ({
  subject: "A new password",
  text: `Somebody asked for a new password for your account at ${host}. The link lets you choose one, once, for an hour. It signs everybody out and revokes all API tokens.`,
});

export const leaveWords = (host: string, to: string): Words => ({
  subject: "Is your account to move?",
  text: `Your account at ${host} is to move from this address to ${to}. It moves when both addresses have said yes. If it was not you, say nothing, and change your password.`,
});

export const arriveWords = (host: string): Words => ({
  subject: "Is this your new address?",
  text: `An account at ${host} is to move to this address. It moves when both addresses have said yes.`,
});

export const takenWords = (host: string): Words => ({
  subject: "This address has an account",
  text: `Somebody wanted to move an account at ${host} to this address, but there is an account with it. Nothing has changed.`,
});

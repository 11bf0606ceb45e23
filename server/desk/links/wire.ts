import { z } from "zod";
import { said } from "#server/core/said.ts";
import { Instant, Role } from "#server/core/vocabulary.ts";
import { Email, Password, PersonName } from "#server/desk/people/wire.ts";

/**
 * What a link is for: proving the address of a registration, accepting an invitation, a forgotten password, moving to
 * another address (one link to each of the two), and the first administrator of an empty desk.
 */
export const LinkKind = z.enum(["verify", "invite", "reset", "change-address", "first-admin"]);
export type LinkKind = z.infer<typeof LinkKind>;

/** The secret in a link's address: 32 random bytes. */
const LinkToken = z.string().regex(/^[\w-]{43}$/, said("fields.link"));
export const LookAtLink = z.object({ token: LinkToken });

/** What its page shows before anybody decides. */
export const LinkSeen = z.object({
  kind: LinkKind,
  /** The address that it proves; null where it is typed on the page. */
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: Role.nullable(),
  /** Where a move leads to. */
  movesTo: z.string().nullable(),
  /** Opened by the person whom it is about, signed in: they keep their password. */
  isOwn: z.boolean(),
  expiresAt: Instant,
});
export type LinkSeen = z.infer<typeof LinkSeen>;

/** What each kind asks for beside the link; the verb says what is missing. */
export const UseLink = z.object({
  token: LinkToken,
  name: PersonName.optional(),
  email: Email.optional(),
  password: Password.optional(),
});
export type UseLink = z.output<typeof UseLink>;

export const LinkUsed = z.object({
  /** `waiting`: the other of two addresses has to say yes as well. */
  outcome: z.enum(["done", "waiting"]),
  /** What to sign in with from now on. */
  email: z.string(),
});
export type LinkUsed = z.infer<typeof LinkUsed>;

/** A link that an administrator hands over, where no mail goes out. */
export const MadeLink = z.object({ kind: LinkKind, url: z.string(), expiresAt: Instant });
export type MadeLink = z.infer<typeof MadeLink>;

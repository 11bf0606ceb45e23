import { z } from "zod";
import { countCharacters } from "#server/core/characters.ts";
import { UserIdInput } from "#server/core/ids.ts";
import { said } from "#server/core/said.ts";
import { exactText, line } from "#server/core/text.ts";
import { Instant, Role } from "#server/core/vocabulary.ts";
import { TimeZone } from "#server/desk/hours/time-zone.ts";
import { passwordForm } from "./password-form.ts";

const EMAIL_LIKE = "fields.email";
export const Email = exactText({ max: 254, tooLong: EMAIL_LIKE, missing: EMAIL_LIKE })
  .trim()
  .toLowerCase()
  .pipe(z.email(said(EMAIL_LIKE)))
  .meta({ format: "email", pattern: z.regexes.email.source, maxLength: 254 });
/** In characters. */
const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;
/** A password that somebody chooses; the server also knows which are easy to guess. Those of before may be shorter. */
export const Password = z
  .string()
  .refine(
    (typed) => countCharacters(passwordForm(typed)) >= SHORTEST_PASSWORD,
    said("fields.password.tooShort", { min: SHORTEST_PASSWORD }),
  )
  .refine(
    (typed) => countCharacters(typed) <= LONGEST_PASSWORD,
    said("fields.password.tooLong", { max: LONGEST_PASSWORD }),
  );
/** In characters. */
export const LONGEST_NAME = 80;
export const PersonName = line({
  min: 1,
  max: LONGEST_NAME,
  tooShort: "fields.name.missing",
  tooLong: "fields.name.tooLong",
});

export const Register = z.object({ name: PersonName, email: Email, password: Password });
/** Of an app, or a recovery code, with the blanks and dashes that people type. */
export const Code = exactText({
  min: 1,
  max: 40,
  tooShort: "fields.code.missing",
  tooLong: "fields.code.tooLong",
});
export const Credentials = z.object({
  email: Email,
  password: exactText({
    min: 1,
    max: LONGEST_PASSWORD,
    tooShort: "fields.password.missing",
    tooLong: "fields.password.tooLong",
  }),
  /** Where the account has a second factor. */
  code: Code.optional(),
});
/** Somebody's address and nothing else: a forgotten password, an invitation that is withdrawn. */
export const Addressed = z.object({ email: Email });
/** The present password; empty from whoever has none. */
export const ChangeAddress = z.object({ email: Email, password: z.string().max(200) });
export const Rename = z.object({ name: PersonName });
/** By whose clock times are shown to somebody. */
export const ChooseTimeZone = z.object({
  timeZone: z.union([z.literal("device"), z.literal("desk"), TimeZone]),
});
export const ChangePassword = z.object({ current: z.string().min(1, said("fields.password.present")), next: Password });

export const Person = z.object({
  _id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  active: z.boolean(),
  /** Whether the address is theirs for certain. */
  proved: z.boolean(),
  createdAt: Instant,
  lastSeenAt: Instant.nullable(),
});
export type Person = z.infer<typeof Person>;

export const InvitePerson = z.object({ name: PersonName, email: Email, role: Role });
export const Invitation = z.object({
  name: z.string(),
  email: z.string(),
  role: Role,
  expiresAt: Instant,
  /** To hand over, where no mail goes out; only ever in the answer to whoever invites. */
  link: z.string().nullable(),
});
export type Invitation = z.infer<typeof Invitation>;
export const ListPeople = z.object({
  q: line({ max: 200, tooLong: "fields.search.tooLong" }).optional(),
  role: Role.optional(),
  /** The nextCursor of the page before. */
  cursor: z.object({ name: z.string().max(200), id: UserIdInput }).optional(),
});
export interface PeoplePage {
  readonly items: readonly Person[];
  readonly nextCursor: z.output<typeof ListPeople>["cursor"] | null;
}
export const ChangePerson = z.object({ userId: z.string(), role: Role.optional(), active: z.boolean().optional() });

/** Somebody whom staff act for: who is there, by id or address, or who is new. */
export const NewCustomer = z.object({ name: PersonName, email: Email });
export const Customer = z.union([UserIdInput, Email, NewCustomer], said("fields.customer")).meta({
  description: "An id or e-mail address of somebody who is there, or the name and e-mail address of a new person.",
});
export type Customer = z.output<typeof Customer>;

export const FindCustomers = z.object({ q: line({ max: 200, tooLong: "fields.search.tooLong" }) });
export interface CustomerChoices {
  readonly people: readonly { readonly _id: string; readonly name: string; readonly email: string }[];
  /** Whether more are found than are shown. */
  readonly hasMore: boolean;
}

/** What opens the REST API for a working day. */
export const AccessToken = z.object({ token: z.string(), expiresAt: Instant }).meta({ id: "AccessToken" });
export type AccessToken = z.infer<typeof AccessToken>;

/** `read`: only GET. `write`: everything its owner may do. */

export const TokenScope = z.enum(["read", "write"]);
export type TokenScope = z.infer<typeof TokenScope>;
export const CreateToken = z.object({
  name: line({
    min: 1,
    max: 60,
    tooShort: "fields.token.missing",
    tooLong: "fields.token.tooLong",
  }),
  scope: TokenScope,
  expiresInDays: z.int().min(1).max(365).default(90),
});
export const ApiToken = z.object({
  _id: z.string(),
  name: z.string(),
  scope: TokenScope,
  /** The first characters, enough to recognise it. */
  hint: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

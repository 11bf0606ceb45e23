import type { UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { LinkKind } from "./wire.ts";

/** A link as the verbs see it; its token is only ever in its address. */
export interface Link {
  readonly kind: LinkKind;
  readonly userId: UserId | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly role: Role | null;
  readonly invitedBy: UserId | null;
  readonly move: string | null;
  readonly movesTo: string | null;
  /** What counts as unanswered until the address is proved; none where nothing does. */
  readonly countedAs?: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

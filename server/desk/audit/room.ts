import type { UserId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import type { AuditAction, SUBJECTS } from "./plain.ts";
import type { AuditStore } from "./store.ts";
import type { AuditValues } from "./wire.ts";

/** One act, as the verb that does it tells it. */
export interface Act {
  readonly action: AuditAction;
  /** Null when nobody is known, as with a wrong sign-in. */
  readonly actorId: UserId | null;
  readonly on?: { readonly kind: (typeof SUBJECTS)[number]; readonly id: string };
  /** Ids, roles, counts; never what a person wrote or is called. */
  readonly before?: AuditValues;
  readonly after?: AuditValues;
  /** Names, e-mail addresses and people's words. About the person it is done to; of a thing, about whoever does it. */
  readonly personal?: Readonly<Record<string, string>>;
}

/** From where acts come. */
export interface Origin {
  readonly address: string | null;
  /** How whoever acts showed who they are. */
  readonly via: () => Promise<string | null>;
}

/** Where acts are written down. */
export interface Trail {
  /** Resolves to the number of the row, once it is there. */
  add(act: Act): Promise<number>;
  /** Hears that what was written down was done: whoever it was done to is told. Never rejects. */
  done(act: Act, seq: number): Promise<void>;
  /** The same trail for what comes from there. */
  from(origin: Origin): Trail;
}

/** What every verb asks for that leaves a row. */
export interface Trailed {
  readonly trail: Trail;
}

/** The store of rows; a verb names what it calls of it. */
export interface Audit<Calls extends keyof AuditStore = keyof AuditStore> {
  readonly audit: Pick<AuditStore, Calls>;
}

/** What the verbs of this room work with. */
export interface AuditRoom extends Audit, Trailed, Hours<"read"> {
  readonly clock: Clock;
  /** Whose names are shown beside ids. */
  readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

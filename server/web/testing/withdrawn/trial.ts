import type { Actor } from "#server/core/actor.ts";
import type { DomainErrorCode } from "#server/core/errors.ts";
import { erasePerson } from "#server/desk/erasure/erase-person.ts";
import type { DoorCast } from "#server/platform/doors/testing.ts";
import type { startTestWeb } from "../../testing.ts";

/** A desk with people, and what they do to each other's choices. */
export interface Stage extends DoorCast {
  readonly world: Awaited<ReturnType<typeof startTestWeb>>;
}

interface Sent {
  readonly as: Actor;
  readonly input?: unknown;
}

/** Something was shown to be chosen, and is withdrawn before it is chosen: who asks for it then, and the answer. */
export interface Withdrawal {
  readonly what: string;
  readonly asks: (stage: Stage) => Promise<Sent> | Sent;
  /** The refusal and its whole sentence; "done" where what was meant is true all the same. */
  readonly answer: readonly [DomainErrorCode, string | RegExp] | "done";
  /** The field that the sentence is shown at. */
  readonly field?: string;
}

/** By the names of procedures; a sentence where what they name cannot go. */
export type Withdrawals = Readonly<Record<string, readonly Withdrawal[] | string>>;

export async function erased({ world: { web }, admin }: Pick<Stage, "world" | "admin">, userId: string): Promise<void> {
  await erasePerson({ ...web.desk, ...web.erasers }, admin, { userId });
}

/** Names what is not there any more. */
export const GONE = "0".repeat(24);

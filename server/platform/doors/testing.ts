import type { Actor } from "#server/core/actor.ts";

/** Who stands before every door: the customer whose complaint it is about, the agent who has it, and those who do not. */
export const WHO = ["visitor", "owner", "other", "agent", "colleague", "admin"] as const;
export type Who = (typeof WHO)[number];
type SignedIn = Exclude<Who, "visitor">;

/** Those before the doors, and what they ask about. */
export interface DoorCast extends Record<SignedIn, Actor> {
  /** An address that nobody has; each time another one. */
  readonly email: string;
  /** Somebody new, with nothing to do but what the admin does to them: their id. */
  newcomer(): Promise<string>;
  /** Somebody is invited: their address, and the token of their link. */
  invited(): Promise<{ readonly email: string; readonly token: string }>;
  /** The tokens of links that nobody uses, one of each kind. */
  readonly links: Readonly<Record<string, string>>;
  /** A complaint of the owner's that the agent works on. */
  readonly held: string;
  /** Another one. */
  hold(): Promise<string>;
  /** Sends this through the procedure and resolves to the id of what it makes, so that a room needs nobody to make its things. */
  made(who: SignedIn, procedure: string, input: object): Promise<string>;
  /** Sends this to the route and resolves to the id of the file that is answered. */
  sent(who: SignedIn, line: string, body: FormData): Promise<string>;
}

/** What becomes of each, in the order of WHO: "ok", or the status of the refusal. Then the door, and what they send. */
export type DoorRow<Sent> = readonly [outcomes: string, door: string, sent?: (cast: DoorCast) => Promise<Sent> | Sent];

export interface RestRequest {
  readonly id?: string;
  readonly body?: unknown;
}

/** The doors of one room, by their names on the wire. A room keeps them in `door-rows.ts`, where the door matrix finds them. */
export interface DoorRows {
  readonly procedures?: readonly DoorRow<unknown>[];
  readonly routes?: readonly DoorRow<RestRequest>[];
  /** Doors that are open to every role, and refuse by whose it is what they are asked about. */
  readonly byRelation?: readonly string[];
}

/** Names what is not there. */
export const NOTHING = { id: "0".repeat(24) };

/** About the complaint that the agent works on. */
export const about =
  (sent: object = {}) =>
  ({ held }: DoorCast) => ({ id: held, ...sent });

/** The same, for each of them another one: this door changes it so that it would be closed to the next. */
export const aboutNew =
  (sent: object) =>
  async ({ hold }: DoorCast) => ({ id: await hold(), ...sent });

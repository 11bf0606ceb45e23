import type { Histogram } from "prom-client";
import type { Actor } from "#server/core/actor.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Once } from "#server/core/once/once.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { Counters } from "#server/platform/limits/counters.ts";
import type { Log } from "#server/platform/log.ts";
import type { Repeats } from "./repeats.ts";

/**
 * By what somebody is let in. Whatever ends it ends all that was made with it: a socket's token carries the credential it
 * was asked for with.
 */
export type Credential =
  | SessionCredential
  | { readonly kind: "api-token"; readonly userId: UserId; readonly id: string }
  /** Signed for an account; `endsAt` is set where it goes on being good after it was shown. */
  | { readonly kind: "bearer"; readonly userId: UserId; readonly sessionVersion: number; readonly endsAt: Date | null };

export interface SessionCredential {
  readonly kind: "session";
  readonly userId: UserId;
  readonly id: string;
  readonly sessionVersion: number;
}

/** A browser that somebody signed in with. */
export interface CallerSession {
  readonly id: string;
  /** When whoever uses it last proved that they are its person. What outlives the session asks for a proof of just now. */
  readonly confirmedAt: Date;
}

/** What somebody has yet to do before every door is open to them: staff set up the second factor that the desk asks of them. */
export type Owed = "second-factor";

/** Somebody known, as far as a door and the rooms behind it ask. */
export interface Caller {
  readonly actor: Actor;
  readonly account: Actor & {
    readonly email: string;
    readonly sessionVersion: number;
    /** Null while nobody has shown that the address is theirs. */
    readonly provedAt?: Date | null;
    /** Null for people who only ever sign in through Google or GitHub. */
    readonly passwordHash?: string | null;
    readonly identity?: string | null;
    /** By whose clock they read times; none: their device's. */
    readonly timeZone?: string;
  };
  /** How they showed who they are; for the log. */
  readonly via: string;
  readonly credential: Credential;
  /** Null for programs, which come with a token. */
  readonly session: CallerSession | null;
  /** Null for everybody to whom all doors of their role are open. */
  readonly owes: Owed | null;
}

/** Hears of each change that somebody known has made: it shows that they are there. Never rejects, because it is made. */
export type HearChange = (caller: Pick<Caller, "actor" | "credential">) => Promise<void>;

/** Where every request leaves its line and its time. */
export interface RequestBook {
  readonly log: Pick<Log, "info" | "warn" | "error">;
  readonly requestDuration: Pick<Histogram<"door" | "operation" | "status">, "observe">;
  /** Hears that a refusal has its line. */
  onRefused?(): void;
}

/** What a trace tells of a request, beside what it asked for. */
export interface HttpRequest {
  readonly method: string;
  /** The pattern of the address, never the address itself; undefined where a page is rendered that asks by the way. */
  readonly route: string | undefined;
}

/** The browser or program that asks, as far as it lets itself be known again. */
export interface Device {
  /** What it was given before; null when it brings nothing. */
  readonly mark: string | null;
  /** Gives it this with the answer, in place of what it has. */
  keep(mark: string): void;
}

/** One request that came through tRPC's door: who asks, from where, and what it belongs to. */
export interface Call {
  /** Looked up inside the procedure, so that a refusal is answered like any other; once per request. */
  readonly findCaller: () => Promise<Caller | null>;
  readonly http: HttpRequest;
  /** The sender's address, for people to read. Limits count by `sender.network`. */
  readonly ip: string;
  readonly sender: Sender;
  /** The caller's trace context. */
  readonly traceparent: string | null;
  /** Who was signed in where it was written; null where nothing says so. */
  readonly writtenAs: string | null;
  readonly repeats: Repeats;
  /** The request as it is known again by what it changes; null without a key, or where its key lives elsewhere. */
  readonly once: Once | null;
  /** The id of what it creates, the same for each repetition; null where its key lives elsewhere. */
  readonly resourceId: string | null;
  /** When the click was that caused the request. Given once, for the first event that comes of it. */
  readonly takeClick: () => Date | null;
  readonly book: RequestBook;
  /** What limits how much one person or address may ask for. */
  readonly counters: Counters;
  readonly hearChange: HearChange;
}

import type { Doc } from "../bson/document.ts";
import type { Engine } from "../engine.ts";
import type { RoomUse } from "../folder/space.ts";

/** What is known of the client behind a connection. */
export interface Client {
  connectionId: number;
  remote: string;
  /** The address it came to, which is how the server calls itself. */
  local: string;
  /** From the handshake, for fail points that aim at one application. */
  appName: string | null;
  /** False once nobody is there any more to be answered. */
  isOpen(): boolean;
}

/** One command on its way. */
export interface CommandContext {
  engine: Engine;
  client: Client;
  db: string;
  body: Doc;
  /** Document sequences by field name, as bytes. */
  sequences: ReadonlyMap<string, readonly Buffer[]>;
  /** The session it runs in, by key. */
  session: string | null;
  /** When `maxTimeMS` runs out, on `performance.now()`'s clock; infinite without one. */
  deadline: number;
  /** How far the command came when it ran before and did not come to its end; null when it begins. */
  progress: Doc | null;
  /** Writes down, in this turn's commit, how far it is; null for commands that are not sent again. */
  keepProgress: ((progress: Doc) => void) | null;
}

/** For commands that MongoDB lets carry anything, so that newer drivers may tell of things it has not heard of. */
export const anyFields = "any";

/** One command: which fields it takes and what it does. */
export interface Command {
  /** Fields beyond those that every command takes; any other is refused. */
  fields: readonly string[] | typeof anyFields;
  /**
   * Runs to its end without waiting for anything, unless it has to search long for what it changes, or changes much:
   * then others go in between, but never between finding out that a document is to be changed and changing it.
   */
  run(context: CommandContext): Doc | Promise<Doc>;
  /** Whether it only reads, so that it can begin again on the thread for reports when it turns out to be long. */
  isReport?(context: CommandContext): boolean;
  /** Takes a `writeConcern`. */
  isWrite?: boolean;
  /** What it does to the room on the disk; a command that writes takes some unless this says otherwise. */
  roomUse?(body: Doc): RoomUse;
  /** May carry a `txnNumber` and be repeated. */
  isRetryable?: boolean;
  /** Runs on the admin database only. */
  isAdminOnly?: boolean;
  /** Belongs to MongoDB's Stable API version 1. */
  isStable?: boolean;
}

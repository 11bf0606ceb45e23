import type { Doc } from "../bson/document.ts";

/** What the thread for reports is started with. */
export interface ReaderData {
  folder: string;
  answersBackwards: boolean;
}

/** Something to be found out, as it is told from one thread to the other. */
export interface ReaderRequest {
  id: number;
  /** A command's name, or `search` for the records that a write is about to touch. */
  name: string;
  db: string;
  session: string | null;
  /** The command itself, as BSON. */
  body: Uint8Array;
  now: Date;
  timeLimitMs: number;
}

/** Told without an answer: cursors that nobody reads any more. */
export interface ReaderNotice {
  forget: { cursors: readonly string[]; session: string | null } | "expired";
}

/** A field of a reply, still in its bytes. */
export interface ReplyField {
  name: string;
  type: number;
  bytes: Uint8Array;
}

/** A refusal in MongoDB's terms, or a fault, on its way between threads. */
export interface Refusal {
  code: number;
  codeName: string;
  message: string;
  extra: Uint8Array;
  /** True for what is no refusal but a mistake in this server. */
  isFault: boolean;
}

export type ReaderAnswer =
  /** `cursors` are the keys of those that are open now. */
  | { id: number; fields: ReplyField[]; cursors: readonly string[] }
  | { id: number; recordIds: Float64Array }
  | { id: number; refusal: Refusal };

/** Which records a write is about to touch. */
export interface TargetSearch {
  collection: string;
  filter: Doc;
  sort?: Doc | undefined;
  collation?: Doc | undefined;
  hint?: string | Doc | undefined;
  letVars: Doc;
  isMulti: boolean;
}

import type { z } from "zod";
import type { Actor } from "#server/core/actor.ts";
import type { DomainErrorCode } from "#server/core/errors.ts";
import type { Once } from "#server/core/once/once.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { Caller, Device } from "./call.ts";
import type { KeyPlace } from "./repeats.ts";

export type Method = "GET" | "POST" | "PATCH";
/** What an operation can belong to, in the order of the document. */
export const TAGS = {
  "Sign-in": "A token opens everything that its owner may do.",
  Complaints: "From filing to solved.",
  Tags: "By which staff find complaints again.",
  Macros: "Ready answers, and what is done with them.",
  Agents: "Who works here.",
  People: "Who has an account.",
  "Your data": "What is kept about whoever asks.",
  Operation: "For whoever runs it.",
} as const;
export type Tag = keyof typeof TAGS;

type ObjectSchema = z.ZodObject;

/** One request that came through REST's door, as far as the rooms behind it ask. */
export interface RouteCall {
  /** Who asks; null for a visitor. */
  readonly findCaller: () => Promise<Caller | null>;
  /** The sender's address, for people to read. Limits count by `sender.network`. */
  readonly ip: string;
  readonly sender: Sender;
  readonly device: Device;
  /** The caller's trace context. */
  readonly traceparent: string | null;
  /** The request as it is known again by what it changes; null without a key, or where its key lives elsewhere. */
  readonly once: Once | null;
  /** The id of what it creates, the same for each repetition; null where its key lives elsewhere. */
  readonly resourceId: string | null;
}

/** What a route's work is given: everything parsed, and who asks. */
interface Call<Params, Query, Body, Who> extends RouteCall {
  readonly actor: Who;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

interface Description {
  readonly method: Method;
  /** In OpenAPI's spelling: `/api/complaints/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: Tag;
  /** A few words, as in a table of contents. */
  readonly summary: string;
  /** Who may call it and what they should know. */
  readonly description: string;
  /** What it refuses beyond the errors that every route of its kind has. */
  readonly refuses: readonly DomainErrorCode[];
  readonly status: 200 | 201;
  /** Whatever stands behind the ? is nothing to it: what looks whether a desk is well puts there what it likes. */
  readonly ignoresQuery?: true;
  /** Whom it is for, of those who are signed in; everybody unless given. The others are refused before their input is read. */
  readonly roles?: readonly Role[];
  /** Where its Idempotency-Key lives, for what changes something; beside it unless given. */
  readonly key?: KeyPlace;
}

interface Spec<P extends ObjectSchema, Q extends ObjectSchema, B extends ObjectSchema, O extends z.ZodType>
  extends Description {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** A body as somebody would send it: in the document, and in the commands of the documentation page. */
  readonly example?: z.input<B>;
  readonly output: O;
  /** Answers another status than `status` with the same body. */
  readonly otherwise?: {
    readonly status: 503;
    readonly description: string;
    readonly when: (output: z.output<O>) => boolean;
  };
}

/** A file that came with a request, on this machine's disk until the request is answered. */
export interface ReceivedFile {
  /** As whoever sent it calls it. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** Of what is in it. */
  readonly sha256: string;
}

/** An answer that is a file. */
export interface Download {
  /** What it is called on its reader's disk. */
  readonly name: string;
  /** Its media type, where that is another one than the route's. */
  readonly type?: string;
  /** How long it is, where that is known before it is made. */
  readonly bytes?: number;
  /** What is in it, made as it is taken. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A route without its types: what serving and documenting need. */
interface AnyRoute extends Description {
  readonly auth: "required" | "none";
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  readonly body?: ObjectSchema;
  readonly example?: unknown;
  /** There where the request brings a file in the place of a body. */
  readonly upload?: {
    readonly mostBytes: number;
    /** Refuses by throwing what is not to be taken at all, once its name is known. */
    admit(call: Call<unknown, unknown, unknown, Actor>, name: string): Promise<void>;
  };
}

/** One that answers in JSON. */
export interface JsonRoute extends AnyRoute {
  readonly type?: undefined;
  readonly output: z.ZodType;
  readonly otherwise?: {
    readonly status: 503;
    readonly description: string;
    readonly when: (output: unknown) => boolean;
  };
  run(call: Call<unknown, unknown, unknown, Actor | null> & Brought): Promise<unknown>;
}

interface Brought {
  /** What the request brought; null where it brings no file. */
  readonly file: ReceivedFile | null;
}

/** One that answers with a file. */
export interface FileRoute extends AnyRoute {
  /** Its media type. */
  readonly type: string;
  run(call: Call<unknown, unknown, unknown, Actor | null>): Promise<Download>;
}

export type Route = JsonRoute | FileRoute;

type Empty = z.ZodObject<Record<never, never>>;

/** A route for people who are signed in. What is parsed by its schemas is what `run` gets, and `output` cuts the answer to shape. */
export function memberRoute<
  O extends z.ZodType,
  P extends ObjectSchema = Empty,
  Q extends ObjectSchema = Empty,
  B extends ObjectSchema = Empty,
>(
  spec: Spec<P, Q, B, O> & {
    run(call: Call<z.output<P>, z.output<Q>, z.output<B>, Actor>): Promise<z.input<O>>;
  },
): Route {
  return erase({ ...spec, auth: "required" });
}

/** A route for everybody. */
export function openRoute<
  O extends z.ZodType,
  P extends ObjectSchema = Empty,
  Q extends ObjectSchema = Empty,
  B extends ObjectSchema = Empty,
>(
  spec: Spec<P, Q, B, O> & {
    run(call: Call<z.output<P>, z.output<Q>, z.output<B>, null>): Promise<z.input<O>>;
  },
): Route {
  return erase({ ...spec, auth: "none" });
}

/** A route for people who are signed in, whose request brings a file of at most so many bytes, as a form. */
export function uploadRoute<O extends z.ZodType, P extends ObjectSchema = Empty, Q extends ObjectSchema = Empty>(
  spec: Omit<Spec<P, Q, Empty, O>, "body" | "example" | "otherwise"> & {
    readonly upload: {
      readonly mostBytes: number;
      admit(call: Call<z.output<P>, z.output<Q>, unknown, Actor>, name: string): Promise<void>;
    };
    run(call: Call<z.output<P>, z.output<Q>, unknown, Actor> & { readonly file: ReceivedFile }): Promise<z.input<O>>;
  },
): Route {
  return erase({ ...spec, auth: "required" });
}

/** A route for people who are signed in, that answers with a file of this media type. */
export function fileRoute<P extends ObjectSchema = Empty>(
  spec: Description & {
    readonly params?: P;
    readonly type: string;
    run(call: Call<z.output<P>, unknown, unknown, Actor>): Promise<Download>;
  },
): Route {
  return erase({ ...spec, auth: "required" });
}

/** Whether it changes something, and so may be repeated under a key. */
export function isChange({ method }: Pick<Route, "method">): boolean {
  return method !== "GET";
}

/** Safe because whoever serves a route parses params, query and body with these very schemas, and never runs a member route without an actor. */
function erase(spec: object): Route {
  return spec as Route;
}

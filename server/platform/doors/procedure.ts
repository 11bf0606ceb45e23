import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError, z } from "zod";
import { requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { requireBounded } from "./bounded-json.ts";
import type { Call } from "./call.ts";
import { countCall } from "./count-call.ts";
import { logFailure } from "./error-response.ts";
import { describeFailure, type Failure } from "./failure.ts";
import { firstInvalid } from "./invalid-input.ts";
import { observeRequest, type RequestOutcome } from "./observe-request.ts";
import { type KeptAnswer, type KeyPlace, keyedRequest } from "./repeats.ts";
import { requireNothingOwed } from "./require-nothing-owed.ts";
import { requireWriter } from "./require-writer.ts";
import { isErrorStatus, TRPC_CODE_OF_STATUS } from "./status-of-error.ts";
import { describeOwnError } from "./trpc-own-errors.ts";

/** An answer as it is kept: what a procedure gave back, which may be nothing. */
const Kept = z.object({ data: z.unknown().optional() });

/** What a procedure says of itself beside its types. */
interface Said {
  /** Where the Idempotency-Key of a change lives; beside it unless given. */
  readonly key?: KeyPlace;
}

const t = initTRPC
  .context<Call>()
  .meta<Said>()
  .create({
    errorFormatter({ shape, error }) {
      const domain =
        error.cause instanceof ZodError
          ? describeFailure(firstInvalid(error.cause))
          : (failureOf(error) ?? describeOwnError(error));
      return { ...shape, message: domain?.message ?? shape.message, data: { ...shape.data, stack: undefined, domain } };
    },
  });

export const router = t.router;

/** Carries a described failure through tRPC's own error. */
class FailureCause extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

function failureOf(error: TRPCError): Failure | null {
  return error.cause instanceof FailureCause ? error.cause.failure : null;
}

/** What a page of the server was refused, to be said to whoever reads it; null of what no procedure refused. */
export function refusalOf(error: unknown): Failure | null {
  return error instanceof TRPCError ? failureOf(error) : null;
}

/** How long to wait, as a header: the longest of what these refusals ask for. */
export function retryAfterOf(errors: readonly TRPCError[]): Record<string, string> {
  const seconds = errors.map((error) => failureOf(error)?.retryAfterSeconds ?? 0);
  const most = Math.max(0, ...seconds);
  return most > 0 ? { "Retry-After": String(most) } : {};
}

/** The one place where a refusal or a fault becomes tRPC's; what must be looked into is logged under its id. */
const mapErrors = t.middleware(async ({ ctx, next }) => {
  const result = await next();
  // What tRPC refuses by itself has its status already; what we throw comes as a fault with a cause.
  if (result.ok || result.error.code !== "INTERNAL_SERVER_ERROR" || !result.error.cause) return result;
  const failure = describeFailure(result.error.cause);
  logFailure(failure, result.error.cause, ctx.book.log);
  const code = isErrorStatus(failure.status) ? TRPC_CODE_OF_STATUS[failure.status] : "INTERNAL_SERVER_ERROR";
  throw new TRPCError({ code, message: failure.message, cause: new FailureCause(failure) });
});

function endOf(result: { ok: true } | { ok: false; error: TRPCError }): Pick<RequestOutcome, "status" | "code"> {
  if (result.ok) return { status: 200 };
  const { status = 400, code = "input.invalid" } = failureOf(result.error) ?? {};
  return { status, code };
}

/** Every procedure's span, timing and line in the log. */
const observe = t.middleware(({ ctx, path, next }) => {
  const { http, traceparent } = ctx;
  const request = { door: "trpc", operation: path, http, traceparent } as const;
  return observeRequest(request, ctx.book, async () => {
    const result = await next();
    // Known by now, or not to be known: then the answer said so.
    const caller = await ctx.findCaller().catch(() => null);
    return [result, { ...endOf(result), actorId: caller?.actor.id, via: caller?.via }] as const;
  });
});

/** What was sent, looked at by nobody before it is known who may send it. */
const readInput = t.middleware(async ({ getRawInput, next }) => {
  requireBounded(await getRawInput());
  return next();
});

/**
 * A change that comes with a key is made once: what knows the key by what it writes is handed it, and the answers of the
 * others are kept.
 */
const once = t.middleware(async ({ ctx, type, path, meta, batchIndex, getRawInput, next }) => {
  const place = meta?.key ?? "kept";
  const key = type === "mutation" && place !== "harmless" ? ctx.repeats.keyOf(batchIndex) : null;
  if (key === null) return next({ ctx });
  const ownerId = (await ctx.findCaller())?.actor.id ?? null;
  const request = keyedRequest({ ownerId, key, of: path, input: await getRawInput() }, ctx.repeats);
  if (place === "in-document") return next({ ctx: { ...ctx, once: request.once } });
  let first: Awaited<ReturnType<typeof next>> | undefined;
  const keep = async (resourceId: string): Promise<KeptAnswer> => {
    first = await next({ ctx: { ...ctx, resourceId } });
    if (!first.ok) throw first.error.cause ?? first.error;
    return { status: 200, body: JSON.stringify({ data: first.data }) };
  };
  const answer = await ctx.repeats.answerOnce(request, keep).catch((error: unknown) => {
    if (first) return null;
    throw error;
  });
  return first ?? ({ ok: true, data: answer && Kept.parse(JSON.parse(answer.body)).data } as typeof first & object);
});

/** Looks nobody up, so it answers also while the database is away. For what carries its own proof. */
export const openProcedure = t.procedure.use(mapErrors).use(readInput);

const visited = t.procedure
  .use(observe)
  .use(mapErrors)
  .use(async ({ ctx, type, next }) => {
    const caller = await ctx.findCaller();
    const { counters, sender } = ctx;
    countCall(counters, { personId: caller?.actor.id, sender, isWrite: type === "mutation" });
    if (type === "mutation") requireWriter(ctx.writtenAs, caller?.actor.id);
    return next({ ctx: { ...ctx, caller } });
  });

const known = visited.use(({ ctx, next }) => {
  if (!ctx.caller) throw new DomainError("auth.required", { key: "refusals.signIn.first" });
  return next({ ctx: { ...ctx, caller: ctx.caller, actor: ctx.caller.actor } });
});

const signedIn = known.use(async ({ ctx, type, next }) => {
  requireNothingOwed(ctx.caller);
  const result = await next();
  if (type === "mutation" && result.ok) await ctx.hearChange(ctx.caller);
  return result;
});

/** For visitors, too: who asks is known, or null. Whoever owes a second factor can do here what a visitor can. */
export const publicProcedure = visited
  .use(({ ctx, next }) => next({ ctx: { ...ctx, caller: ctx.caller?.owes ? null : ctx.caller } }))
  .use(readInput)
  .use(once);

/** For everybody, as they are: the one question that every page asks first. */
export const whoeverProcedure = visited.use(readInput).use(once);

/** Open also to staff who owe a second factor: what it takes to set it up, and to leave. */
export const owingProcedure = known.use(readInput).use(once);

/** For signed-in people; the use cases decide what each may do. */
export const procedure = signedIn.use(readInput).use(once);

/** For some roles only. The others are refused before anybody looks at what they sent. */
export function procedureFor(...roles: readonly Role[]) {
  return signedIn
    .use(({ ctx, next }) => {
      requireRole(ctx.actor, ...roles);
      return next();
    })
    .use(readInput)
    .use(once);
}

export const staffProcedure = procedureFor("agent", "admin");
export const adminProcedure = procedureFor("admin");

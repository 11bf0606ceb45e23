import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { requireBounded } from "./bounded-json.ts";
import type { Call } from "./call.ts";
import { countCall } from "./count-call.ts";
import { logFailure } from "./error-response.ts";
import { describeFailure, type Failure } from "./failure.ts";
import { fieldsOf } from "./invalid-input.ts";
import { observeRequest, type RequestOutcome } from "./observe-request.ts";
import { requireNothingOwed } from "./require-nothing-owed.ts";
import { isErrorStatus, TRPC_CODE_OF_STATUS } from "./status-of-error.ts";
import { describeOwnError } from "./trpc-own-errors.ts";

const t = initTRPC.context<Call>().create({
  errorFormatter({ shape, error }) {
    const domain =
      error.cause instanceof ZodError ? invalidInput(error.cause) : (failureOf(error) ?? describeOwnError(error));
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

/** How long to wait, as a header: the longest of what these refusals ask for. */
export function retryAfterOf(errors: readonly TRPCError[]): Record<string, string> {
  const seconds = errors.map((error) => failureOf(error)?.retryAfterSeconds ?? 0);
  const most = Math.max(0, ...seconds);
  return most > 0 ? { "Retry-After": String(most) } : {};
}

function invalidInput(error: ZodError): Failure {
  const message = error.issues[0]?.message ?? "This is not what was expected.";
  return { code: "input.invalid", status: 400, message, fields: fieldsOf(error) };
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

/** Looks nobody up, so it answers also while the database is away. For what carries its own proof. */
export const openProcedure = t.procedure.use(mapErrors).use(readInput);

const visited = t.procedure
  .use(observe)
  .use(mapErrors)
  .use(async ({ ctx, type, next }) => {
    const caller = await ctx.findCaller();
    const { counters, sender } = ctx;
    countCall(counters, { personId: caller?.actor.id, sender, isWrite: type === "mutation" });
    return next({ ctx: { ...ctx, caller } });
  });

const known = visited.use(({ ctx, next }) => {
  if (!ctx.caller) throw new DomainError("auth.required", "Sign in first.");
  return next({ ctx: { ...ctx, caller: ctx.caller, actor: ctx.caller.actor } });
});

const signedIn = known.use(({ ctx, next }) => {
  requireNothingOwed(ctx.caller);
  return next();
});

/** For visitors, too: who asks is known, or null. Whoever owes a second factor can do here what a visitor can. */
export const publicProcedure = visited
  .use(({ ctx, next }) => next({ ctx: { ...ctx, caller: ctx.caller?.owes ? null : ctx.caller } }))
  .use(readInput);

/** For everybody, as they are: the one question that every page asks first. */
export const whoeverProcedure = visited.use(readInput);

/** Open also to staff who owe a second factor: what it takes to set it up, and to leave. */
export const owingProcedure = known.use(readInput);

/** For signed-in people; the use cases decide what each may do. */
export const procedure = signedIn.use(readInput);

/** For some roles only. The others are refused before anybody looks at what they sent. */
export function procedureFor(...roles: readonly Role[]) {
  return signedIn
    .use(({ ctx, next }) => {
      requireRole(ctx.actor, ...roles);
      return next();
    })
    .use(readInput);
}

export const staffProcedure = procedureFor("agent", "admin");
export const adminProcedure = procedureFor("admin");

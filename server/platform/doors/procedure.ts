import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { DomainError } from "#server/core/errors.ts";
import type { Call } from "./call.ts";
import { logFailure } from "./error-response.ts";
import { describeFailure, type Failure } from "./failure.ts";
import { fieldsOf } from "./invalid-input.ts";
import { observeRequest, type RequestOutcome } from "./observe-request.ts";
import { type ErrorStatus, TRPC_CODE_OF_STATUS } from "./status-of-error.ts";

const t = initTRPC.context<Call>().create({
  errorFormatter({ shape, error }) {
    const domain = error.cause instanceof ZodError ? invalidInput(error.cause) : failureOf(error);
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

function invalidInput(error: ZodError): Failure {
  const message = error.issues[0]?.message ?? "This is not what was expected.";
  return { code: "input.invalid", status: 400, message, fields: fieldsOf(error) };
}

/** The one place where a refusal or a fault becomes tRPC's; what must be looked into is logged under its id. */
const mapErrors = t.middleware(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof Error) || result.error.cause instanceof ZodError) return result;
  const failure = describeFailure(result.error.cause);
  logFailure(failure, result.error.cause, ctx.book.log);
  const code = isKnownStatus(failure.status) ? TRPC_CODE_OF_STATUS[failure.status] : "INTERNAL_SERVER_ERROR";
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

function isKnownStatus(status: number): status is ErrorStatus {
  return status in TRPC_CODE_OF_STATUS;
}

/** Looks nobody up, so it answers also while the database is away. For what carries its own proof. */
export const openProcedure = t.procedure.use(mapErrors);

/** For visitors, too: who asks is known, or null. */
export const publicProcedure = t.procedure
  .use(observe)
  .use(mapErrors)
  .use(async ({ ctx, next }) => next({ ctx: { ...ctx, caller: await ctx.findCaller() } }));

/** For signed-in people; the use cases decide what each may do. */
export const procedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.caller) throw new DomainError("auth.required", "Sign in first.");
  return next({ ctx: { ...ctx, caller: ctx.caller, actor: ctx.caller.actor } });
});

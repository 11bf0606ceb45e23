import type { Operation, TRPCClientError, TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { newKey } from "#app/_drafts/new-key.ts";
import { askSignIn } from "#app/_people/ask-sign-in.ts";
import { reportGone } from "#app/_people/gone.ts";
import { personHere } from "#app/_people/person-here.ts";
import type { AppRouter } from "#server/web/trpc/router.ts";
import { failureOf } from "./failure.ts";

/** What an operation carries between links. */
interface Carried {
  /** However often it is sent with this, it is done once. */
  readonly key?: unknown;
  /** Whoever asks keeps what could not be sent, and asks for the sign-in when it suits. */
  readonly isKept?: unknown;
}

const UNDER_WAY_MS = 1_000;

interface Options {
  /** Hears of each change that was answered with a refusal, by its code: what it was chosen from is fetched anew. */
  readonly onRefused?: (code: string) => void;
  readonly pause?: (ms: number) => Promise<void>;
}

/**
 * Gives every change a key. One that had no answer is repeated with the same key, so that it is done once: by whoever presses
 * again, or here where the first is still under way. Where the session has ended, it waits until they have signed in.
 */
export function onceLink({ onRefused, pause = sleep }: Options = {}): TRPCLink<AppRouter> {
  return () => {
    /** Sent, and nobody knows what became of it. */
    const unanswered = new Map<string, string>();
    return ({ next, op }) => {
      if (op.type !== "mutation") return next(op);
      const carried: Carried = op.context;
      const wish = wishOf(op);
      const key = typeof carried.key === "string" ? carried.key : (unanswered.get(wish) ?? newKey());
      unanswered.delete(wish);
      const keyed = { ...op, context: { ...op.context, key } };
      return observable((observer) => {
        let running = { unsubscribe() {} };
        let isOver = false;
        /** True when the same should go out once more. */
        const mayGoAgain = async (code: string): Promise<boolean> => {
          if (carried.isKept === true) return false;
          if (code === "auth.required") return personHere() !== null && askSignIn();
          if (code !== "request.in-progress") return false;
          await pause(UNDER_WAY_MS);
          return true;
        };
        const fail = async (error: TRPCClientError<AppRouter>) => {
          const code: string = failureOf(error).code;
          if (code === "auth.another-person") reportGone({ kind: "another", name: null });
          if (isUnanswered(code)) unanswered.set(wish, key);
          else onRefused?.(code);
          if (!(await mayGoAgain(code))) observer.error(error);
          else if (!isOver) go();
        };
        const go = () => {
          running = next(keyed).subscribe({
            next: (result) => observer.next(result),
            complete: () => observer.complete(),
            error: (error) => void fail(error),
          });
        };
        go();
        return () => {
          isOver = true;
          running.unsubscribe();
        };
      });
    };
  };
}

function isUnanswered(code: string): boolean {
  return code === "network" || code === "unknown" || code === "service.unavailable" || code === "request.in-progress";
}

function wishOf({ path, input }: Pick<Operation, "path" | "input">): string {
  return `${path} ${JSON.stringify(input) ?? ""}`;
}

/** The headers that say as whom a change was written, and which one it is however often it comes. */
export function onceHeaders({ context }: { readonly context: Carried }): Record<string, string> {
  const person = personHere();
  return {
    ...(typeof context.key === "string" ? { "idempotency-key": context.key } : {}),
    ...(person === null ? {} : { "x-written-as": person }),
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

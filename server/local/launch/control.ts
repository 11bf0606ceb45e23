import { z } from "zod";
import type { SupervisedChild } from "./child.ts";

const CHILDREN = ["db", "aws", "web", "consumer"] as const;
const ChildName = z.enum(CHILDREN);
/** Nothing is taken away for longer than this, whatever becomes of whoever asked. */
const MOST_SECONDS = 120;
const Seconds = z.number().positive().max(MOST_SECONDS);

/** What may be done to the processes of a stack and to the queue between them. */
export const Order = z.discriminatedUnion("do", [
  z.object({ do: z.literal("kill"), child: ChildName }),
  /** As a machine that stops answering without dying: it goes on by itself after that time. */
  z.object({ do: z.literal("freeze"), child: ChildName, seconds: Seconds }),
  /** Killed, and not started again before that time is over. */
  z.object({ do: z.literal("hold-down"), child: ChildName, seconds: Seconds }),
  /** The consumer kills itself at this point of its work. */
  z.object({ do: z.literal("arm"), crashAt: z.string(), seconds: Seconds }),
  /** Rules for the proxy in front of SNS and SQS, in its own words. */
  z.object({ do: z.literal("aws-faults"), rules: z.array(z.record(z.string(), z.unknown())), seconds: Seconds }),
  z.object({ do: z.literal("undo") }),
  z.object({ do: z.literal("look") }),
]);
export type Order = z.infer<typeof Order>;

/** What an order found; how often each process was started again, and how often a rule met a request. */
export const Sight = z.object({
  restarts: z.partialRecord(ChildName, z.int()),
  awsFaultsApplied: z.int(),
});
export type Sight = z.infer<typeof Sight>;

export interface StackControl extends AsyncDisposable {
  /** Does it, and says how things stand. Everything that takes something away is undone when its time is over. */
  obey(order: Order): Promise<Sight>;
}

interface ControlledStack {
  readonly children: ReadonlyMap<string, SupervisedChild<unknown>>;
  /** Where the proxy of the embedded SNS and SQS listens; undefined when they are not embedded. */
  readonly awsEndpoint: string | undefined;
}

const Rules = z.array(z.object({ applied: z.int().default(0) }));
const PROXY_ANSWERS_MS = 3_000;

/** Hands on the processes of a stack, for tests and experiments. */
export function controlStack({ children, awsEndpoint }: ControlledStack): StackControl {
  const undoing = new Map<string, { timer: NodeJS.Timeout; undo: () => Promise<void> }>();
  let applied = 0;

  const childOf = (name: string) => {
    const child = children.get(name);
    if (child) return child;
    throw new Error(`There is no ${name} here: ${[...children.keys()].join(", ")}.`);
  };
  const askProxy = async (method: "GET" | "PUT" | "DELETE", rules?: unknown) => {
    if (awsEndpoint === undefined) throw new Error("SNS and SQS are not the embedded ones; they are left alone.");
    const response = await fetch(`${awsEndpoint}/_quickfix/faults`, {
      method,
      headers: { "content-type": "application/json" },
      body: rules === undefined ? null : JSON.stringify(rules),
      signal: AbortSignal.timeout(PROXY_ANSWERS_MS),
    });
    if (!response.ok) throw new Error(`The proxy of SNS and SQS answered ${response.status}: ${await response.text()}`);
    return response.text();
  };
  const countApplied = async () => {
    if (!undoing.has("aws")) return;
    const text = await askProxy("GET");
    applied = Rules.parse(JSON.parse(text)).reduce((sum, rule) => sum + rule.applied, 0);
  };

  const undo = async (key: string) => {
    const entry = undoing.get(key);
    undoing.delete(key);
    clearTimeout(entry?.timer);
    await entry?.undo();
  };
  const undoAll = async () => {
    await countApplied().catch(() => undefined);
    await Promise.all([...undoing.keys()].map(undo));
  };
  const undoAfter = async (key: string, seconds: number, how: () => Promise<void> | void) => {
    await undo(key);
    const timer = setTimeout(() => void undo(key).catch(() => undefined), seconds * 1_000);
    undoing.set(key, { timer, undo: async () => how() });
  };

  const act = async (order: Order): Promise<void> => {
    switch (order.do) {
      case "kill":
        return childOf(order.child).kill("SIGKILL");
      case "freeze": {
        const child = childOf(order.child);
        await undoAfter(order.child, order.seconds, () => child.kill("SIGCONT"));
        return child.kill("SIGSTOP");
      }
      case "hold-down": {
        const child = childOf(order.child);
        const state = { letGo: () => {} };
        await undoAfter(order.child, order.seconds, () => state.letGo());
        state.letGo = child.holdDown();
        return;
      }
      case "arm": {
        const child = childOf("consumer");
        const { restarts } = child;
        await arm(child, order.crashAt);
        // One that was started again since then is not armed any more.
        return undoAfter("arm", order.seconds, () => void (child.restarts === restarts && child.send(DISARMED)));
      }
      case "aws-faults":
        applied = 0;
        await askProxy("PUT", order.rules);
        return undoAfter("aws", order.seconds, async () => void (await askProxy("DELETE")));
      case "undo":
        return undoAll();
      case "look":
        return countApplied();
    }
  };
  return {
    async obey(order) {
      await act(order);
      const restarts = [...children].flatMap(([name, child]) => {
        const known = ChildName.safeParse(name);
        return known.success ? [[known.data, child.restarts] as const] : [];
      });
      return { restarts: Object.fromEntries(restarts), awsFaultsApplied: applied };
    },
    [Symbol.asyncDispose]: undoAll,
  };
}

const ARMED_WITHIN_MS = 5_000;
const DISARMED = { crashAt: null };

/** The process says that it is armed with the very message that armed it. */
async function arm(child: SupervisedChild<unknown>, crashAt: string): Promise<void> {
  const heard = Promise.withResolvers<void>();
  const stopListening = child.onMessage((message) => {
    if (JSON.stringify(message) === JSON.stringify({ crashAt })) heard.resolve();
  });
  const timer = setTimeout(
    () => heard.reject(new Error(`The consumer does not know the crash point ${crashAt}.`)),
    ARMED_WITHIN_MS,
  );
  child.send({ crashAt });
  await heard.promise.finally(() => {
    clearTimeout(timer);
    stopListening();
  });
}

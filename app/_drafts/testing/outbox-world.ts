import { vi } from "vitest";
import type { Failure } from "#app/_trpc/failure.ts";
import { createOutbox, type NewSend, type Outcome } from "../outbox.ts";
import type { Send } from "../send.ts";
import { createShelf } from "../shelf.ts";
import { aStorage, someLocks } from "../testing.ts";
import { createTurns } from "../turns.ts";

/** What a server refuses with, or does not answer. */
export const failure = (code: string, more: object = {}) =>
  ({
    failure: {
      code,
      message: `It is ${code}.`,
      fields: {},
      retryAfterSeconds: null,
      complaintId: null,
      ...more,
    } as Failure,
  }) as const;
export const AWAY = failure("network");

/** A browser and its server; each page sends through its own outbox. */
export function aWorld() {
  const local = aStorage();
  const locks = someLocks();
  const world = {
    time: 1_000,
    arrived: [] as string[],
    letGo: [] as string[],
    answer: async (_send: Send): Promise<{ answer: unknown } | { failure: Failure }> => ({ answer: "done" }),
  };
  return Object.assign(world, {
    local,
    end: locks.end,
    page(name: string, personId = "maya") {
      const timers: { due: number; work: () => void }[] = [];
      const news: Record<string, Outcome[]> = {};
      const refused = vi.fn();
      const outbox = createOutbox({
        shelf: createShelf(local),
        personId,
        inTurn: createTurns(locks.of(name)),
        ask: async (send) => {
          world.arrived.push(send.key);
          return world.answer(send);
        },
        onTaken: async () => {},
        onRefused: refused,
        letGo: (key) => world.letGo.push(key),
        later: (work, ms) => void timers.push({ due: world.time + ms, work }),
        now: () => world.time,
      });
      return {
        outbox,
        refused,
        news,
        pass(ms: number) {
          world.time += ms;
          for (const timer of timers.splice(0)) {
            if (timer.due <= world.time) timer.work();
            else timers.push(timer);
          }
        },
        send(key: string, line = "t1") {
          news[key] = [];
          outbox.send(aSend(key, line), (outcome) => news[key]?.push(outcome));
        },
        kinds: (key: string) => news[key]?.map(({ kind }) => kind),
        keys: () => outbox.list().map((send) => send.key),
      };
    },
  });
}

function aSend(key: string, line: string): NewSend {
  const texts = { text: key };
  return {
    ...{ key, line, texts, verb: "comment", input: { id: line, message: key } },
    ...{ what: "Your message", words: key, place: `answer:${line}`, href: "/complaints/COMP-1" },
  };
}

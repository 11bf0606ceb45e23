import path from "node:path";
import * as z from "zod";
import { createTell } from "#server/core/events/tell.ts";
import { userIdOf } from "#server/core/ids.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { composeDesk } from "#server/desk/compose-desk.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { newDocumentId } from "#server/platform/db/ids.ts";
import { createLog } from "#server/platform/log.ts";
import { type AwsRequests, countRequests } from "../aws-requests.ts";
import { realtimeTokenOf } from "../sockets/accounts.ts";
import { createSeedDesk, envelope } from "./seed-desk.ts";
import type { BenchWorld } from "./world.ts";

const Given = z.object({ ticketId: z.string() });
const Hint = Given.extend({ status: z.string(), assignedTo: z.string().nullable() });

const ROOT = path.resolve(import.meta.dirname, "../../..");
const WORKER = path.join(import.meta.dirname, "worker.ts");
const CONSUMER = path.join(ROOT, "consumer/main.ts");

/** The API's side of a contender, and what has to run beside it. */
export interface BenchDesk {
  file(number: number): Promise<unknown>;
  resolve(ticketId: string, agentId: string): Promise<unknown>;
  /** Resolves when nothing that was begun is still under way. */
  drain(): Promise<void>;
}

export interface Contender {
  readonly name: string;
  openDesk(world: BenchWorld): BenchDesk;
  /** One consumer process each. */
  readonly processes: number;
  readonly script: { readonly file: string; readonly args: readonly string[]; readonly readyLine: string };
  /** How an agent's browser comes to its socket, and what it hears there when it is given a ticket. */
  readonly browser: {
    authOf(world: BenchWorld, agentId: string): Promise<object>;
    readonly event: string;
    givenBy(body: unknown, agentId: string): string | null;
  };
  requestsOf(worker: Awaited<ReturnType<BenchWorld["start"]>>): Promise<AwsRequests>;
}

export const SEED = baseline("the seed's worker", "seed");

export const CONTENDERS: readonly Contender[] = [
  SEED,
  baseline("one message at a time", "one-by-one"),
  baseline("sqs-consumer", "sqs-consumer"),
  baseline("sqs-consumer × 4 in a process", "sqs-consumer-4"),
  ours(1),
  ours(2),
  ours(4),
];

function baseline(name: string, kind: string): Contender {
  return {
    name,
    processes: 1,
    script: { file: WORKER, args: [kind], readyLine: "the contender is running" },
    openDesk({ db, topic }) {
      const desk = createSeedDesk(db, async (type, data) => void (await topic.publish([envelope(type, data)])));
      return { ...desk, drain: async () => {} };
    },
    browser: {
      authOf: async (_, agentId) => ({ agentId }),
      event: "assigned",
      givenBy: (body) => Given.parse(body).ticketId,
    },
    requestsOf: async (worker) => new Map([["sqs", (await worker.ask()).requests]]),
  };
}

export function ours(processes: number): Contender {
  const plural = processes === 1 ? "process" : "processes";
  return {
    name: `QuickFix, ${processes} ${plural}`,
    processes,
    script: { file: CONSUMER, args: [], readyLine: "the consumer is running" },
    openDesk({ db, topic }) {
      const { findSubject } = createSubjectReader(db);
      const tell = createTell({ noticeStore: createNoticeStore(db), findSubject, onNotices: () => {} });
      const log = createLog({ name: "bench", level: "error", mode: "local" });
      const { desk, inlineRelay } = composeDesk({ db, log, topic, tell });
      const customer = { id: userIdOf(newDocumentId()), name: "Customer", role: "user" } as const;
      return {
        file: (number) =>
          fileComplaint(desk, customer, {
            title: `Complaint ${number}`,
            description: "It is broken.",
            category: "Technical",
          }),
        resolve: (ticketId, agentId) =>
          changeStatus(
            desk,
            { id: userIdOf(agentId), name: "Agent", role: "agent" },
            { id: ticketId, status: "Resolved" },
          ),
        drain: () => inlineRelay.drain(),
      };
    },
    browser: {
      authOf: async ({ look }, agentId) => ({ token: await realtimeTokenOf(look, agentId) }),
      event: "complaintUpdated",
      givenBy(body, agentId) {
        const { ticketId, status, assignedTo } = Hint.parse(body);
        return status === "In Progress" && assignedTo === agentId ? ticketId : null;
      },
    },
    requestsOf: ({ env }) => countRequests(`http://127.0.0.1:${env["REALTIME_PORT"]}`),
  };
}

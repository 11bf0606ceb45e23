import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { KINDS } from "./kinds.ts";

/** What the sender is told, and what it counts. */
export interface Order {
  readonly port: number;
  readonly perSecond: number;
  readonly seconds: number;
}
export interface Sent {
  readonly sent: number;
  readonly perSecond: number;
  /** Answers by status; 0 for those that never came. */
  readonly answers: Readonly<Record<number, number>>;
}

const TICK_MS = 10;
/** What may be under way at a time: more would measure this machine's sockets. */
const MOST_UNDER_WAY = 1_000;

/** Sends garbage at a steady pace, whatever becomes of it. */
async function send({ port, perSecond, seconds }: Order): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_UNDER_WAY });
  const answers: Record<number, number> = {};
  const startedAt = performance.now();
  let [sent, underWay] = [0, 0];
  const note = (status: number) => {
    answers[status] = (answers[status] ?? 0) + 1;
    underWay -= 1;
  };
  const one = () => {
    const { body, ...kind } = KINDS[sent % KINDS.length] ?? { method: "GET", path: "/" };
    sent += 1;
    underWay += 1;
    const asked = request({ ...kind, port, host: "127.0.0.1", agent }, (answer) => {
      answer.resume().once("close", () => note(answer.statusCode ?? 0));
    });
    asked.once("error", () => note(0)).end(body);
  };
  for (let at = 0; at < seconds * 1_000; at = performance.now() - startedAt) {
    const due = Math.floor((at / 1_000) * perSecond);
    while (sent < due && underWay < MOST_UNDER_WAY) one();
    await sleep(TICK_MS);
  }
  const tookSeconds = (performance.now() - startedAt) / 1_000;
  agent.destroy();
  return { sent, perSecond: sent / tookSeconds, answers };
}

// Safe because whoever starts this process gives it an order.
process.send?.(await send(JSON.parse(process.argv[2] ?? "") as Order));

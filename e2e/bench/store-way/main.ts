import { createConnection, createServer, type Socket } from "node:net";
import process from "node:process";
import { parseArgs } from "node:util";
import { nameOf } from "../commands/commands-in.ts";
import { allDone, asksToGive, asksToSolve, type Given } from "./given.ts";
import { messagesIn } from "./messages.ts";
import type { FromTheWay } from "./open-way.ts";

/**
 * The way to a database as a process of its own: it takes as long as it is told, counts the commands that pass, and tells its
 * parent when one of them has given a complaint to an agent, and when one is about to solve it. What is heard costs the database nothing.
 */
const { values } = parseArgs({ options: { to: { type: "string" }, "delay-ms": { type: "string", default: "0" } } });
const [host = "127.0.0.1", port] = (values.to ?? "").split(":");
const delayMs = Number(values["delay-ms"]);
const counts = new Map<string, number>();
const tell = (message: FromTheWay) => process.send?.(message);

const server = createServer((near) => {
  const far = createConnection({ host, port: Number(port) });
  const asked = new Map<number, readonly Given[]>();
  near.on(
    "data",
    messagesIn((message) => {
      const body = message.body();
      const name = body && nameOf(body);
      if (!name) return;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const given = asksToGive(body);
      if (given.length > 0) asked.set(message.id, given);
      const solved = asksToSolve(body);
      if (solved.length > 0) tell({ kind: "solved", solved, at: performance.now() });
    }),
  );
  far.on(
    "data",
    messagesIn((message) => {
      const given = asked.get(message.answers);
      if (!given) return;
      asked.delete(message.answers);
      tell({ kind: allDone(message.body() ?? {}, given.length) ? "given" : "perhaps", given, at: performance.now() });
    }),
  );
  carry(near, far, delayMs);
  carry(far, near, 0);
});

/** Hands on what comes, in its order, each piece so much later. */
function carry(from: Socket, to: Socket, afterMs: number): void {
  from.setNoDelay();
  const later = (work: () => void) => (afterMs > 0 ? setTimeout(work, afterMs) : work());
  from.on("data", (chunk: Buffer) => later(() => to.destroyed || to.write(chunk)));
  from.on("close", () => later(() => to.destroy()));
  from.on("error", () => to.destroy());
}

process.on("message", () => tell({ kind: "counts", counts: [...counts], cpu: process.cpuUsage() }));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address !== "string") tell({ kind: "open", port: address.port });
});

import type { Document } from "bson";
import { createInProcessConsumer } from "#consumer/flows/testing/in-process.ts";
import { throughPort, withDatabase } from "#e2e/conformance/connection-string.ts";
import { startTcpProxy } from "#e2e/conformance/tcp-proxy.ts";
import type { OutgoingMessage, Topic } from "#server/core/ports/queue.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { nameOf } from "../commands/commands-in.ts";
import { messagesIn } from "../store-way/messages.ts";

/** A command that passed between the desk and its database. */
export interface Heard {
  readonly name: string;
  readonly body: Document;
}

/**
 * A desk and a consumer's handling in this process, on a real database that is heard: verbs, relay, passes and notices, and
 * nothing that goes by the clock. The same work asks the same, on whatever machine.
 * @param waitsKeptMs how long a desk that was read serves those who file; unless given it is read for each, as of one who files alone
 */
export async function openListenedDesk(waitsKeptMs = 0) {
  const server = await startTestServer({ ttlMonitorEnabled: false });
  const heard: Heard[] = [];
  const { hostname: host, port } = new URL(server.uri);
  const hear = () =>
    messagesIn((message) => {
      const body = message.body();
      const name = body && nameOf(body);
      if (name) heard.push({ name, body });
    });
  const proxy = await startTcpProxy({ host, port: Number(port) }, () => ({ asked: hear() }));
  const uri = withDatabase(server.uri, "quickfix");
  const published: OutgoingMessage[] = [];
  let publishes = 0;
  const topic: Topic = {
    async publish(messages) {
      publishes += 1;
      published.push(...messages);
      return [];
    },
  };
  const look = await connectDatabase(uri);
  const stop = async () => {
    await look.close();
    await proxy[Symbol.asyncDispose]();
    await server.stop();
  };
  const desk = await startTestDesk({
    topic,
    waitsKeptMs,
    on: { uri: throughPort(uri, proxy.port), stop },
  });
  const { comeToRest } = createInProcessConsumer({ ...desk, published });
  return {
    ...desk,
    /** The same database, unheard. */
    look,
    comeToRest,
    /** What the work asked of the database, and how often it published: with all that follows from it, or on its own. */
    async heardOf(
      work: () => Promise<unknown>,
      isFollowed = true,
    ): Promise<{ heard: readonly Heard[]; publishes: number }> {
      await (isFollowed ? comeToRest() : desk.relayed());
      heard.length = 0;
      publishes = 0;
      await work();
      if (isFollowed) await comeToRest();
      return { heard: [...heard], publishes };
    },
    [Symbol.asyncDispose]: desk.stop,
  };
}

export type ListenedDesk = Awaited<ReturnType<typeof openListenedDesk>>;

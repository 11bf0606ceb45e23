import { ensureAgent } from "../agents/ensure-agent.ts";
import { setAvailability } from "../agents/set-availability.ts";
import { finishInternal } from "../assignments/finish-internal.ts";
import { connectDatabase } from "../db/connect.ts";
import { createAccountStore } from "../db/stores/accounts.ts";
import { createNoticeStore } from "../db/stores/notice-store.ts";
import { createSubjectReader } from "../db/stores/subject-reader.ts";
import type { Actor } from "../domain/actor.ts";
import type { Role } from "../domain/vocabulary.ts";
import { startTestServer } from "../embedded/mongo/testing.ts";
import { createTell } from "../notifications/tell.ts";
import type { StoredNotice } from "../ports/outbox-store.ts";
import type { OutgoingMessage } from "../ports/queue.ts";
import { systemIds } from "../runtime/ids.ts";
import { createLog } from "../runtime/log.ts";
import { composeDesk } from "./desk.ts";

/**
 * The desk's use cases on a real embedded database, for tests. What would go to SNS is collected; entries are relayed as
 * in production.
 */
export async function startTestDesk() {
  const server = await startTestServer();
  const commands: string[] = [];
  const database = await connectDatabase(server.uri, undefined, (name) => void commands.push(name));
  const published: OutgoingMessage[] = [];
  const told: StoredNotice[] = [];
  const log = createLog({ name: "test", level: "error", mode: "dev" });
  const tell = createTell({
    noticeStore: createNoticeStore(),
    findSubject: createSubjectReader().findSubject,
    onNotices: (notices) => told.push(...notices),
  });
  const topic = {
    publish: async (messages: readonly OutgoingMessage[]) => {
      published.push(...messages);
      return [];
    },
  };
  const composed = composeDesk({ log, topic, tell });
  const { desk } = composed;

  const addPerson = async (name: string, role: Role): Promise<Actor> => {
    const id = systemIds.documentId();
    await createAccountStore().insert({
      id,
      name,
      email: `${id}@example.test`,
      role,
      active: true,
      passwordHash: null,
      identity: null,
      createdAt: desk.clock.now(),
    });
    return { id, name, role };
  };

  return {
    ...composed,
    published,
    told,
    /** Every command that the database was sent. */
    commands,
    finish: (entry: Parameters<typeof finishInternal>[2]) => finishInternal(desk, tell, entry),
    addPerson,
    async addAgent(name: string, { onDuty = true } = {}): Promise<Actor> {
      const agent = await addPerson(name, "agent");
      await ensureAgent(desk, agent, agent.id);
      if (onDuty) await setAvailability(desk, agent, { agentId: agent.id, availability: "available" });
      return agent;
    },
    async stop() {
      await composed.inlineRelay.drain();
      await database.close();
      await server.stop();
    },
  };
}

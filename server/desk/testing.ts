import type { Actor } from "#server/core/actor.ts";
import { finishInternal } from "#server/core/assignments/finish-internal.ts";
import { createTell } from "#server/core/events/tell.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import type { OutgoingMessage } from "#server/core/ports/queue.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { composeDesk } from "#server/desk/compose-desk.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { systemIds } from "#server/platform/ids.ts";
import { createLog } from "#server/platform/log.ts";

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

import { pass } from "#consumer/dispatch/pass.ts";
import { reconcileOnce } from "#consumer/loops/reconcile.ts";
import { finishInternal } from "#server/core/assignments/finish-internal.ts";
import { createTell } from "#server/core/events/tell.ts";
import { relay } from "#server/core/outbox/relay.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import { composeDesk } from "#server/desk/compose-desk.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { createReconcileStore } from "#server/desk/routing/reconcile-store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { createLog } from "#server/platform/log.ts";
import { systemTimers } from "#server/platform/timers.ts";

/** One turn of the net under the protocol, from this process; resolves to what it had to repair. */
export async function reconcileNow(db: Database): Promise<string[]> {
  const repairs: string[] = [];
  const tellWith = (onNotices: (notices: readonly StoredNotice[]) => void) =>
    createTell({ noticeStore: createNoticeStore(db), findSubject: createSubjectReader(db).findSubject, onNotices });
  const { desk, relayPorts, inlineRelay } = composeDesk({
    db,
    log: createLog({ name: "net", level: "error", mode: "dev" }),
    // Whatever it repairs is an error already; nobody has to hear of it.
    topic: { publish: async () => [] },
    tell: tellWith(() => {}),
  });
  const ports = {
    assignment: desk,
    store: createReconcileStore(db),
    timers: systemTimers,
    random: Math.random,
    pass: async () => (await pass(desk, [])).assigned,
    relayAgain: async (pending: Parameters<typeof relay>[1]) => (await relay(relayPorts, pending, "sweep")).size,
    async tellAgain(entry: Parameters<typeof finishInternal>[2]) {
      let missing = 0;
      const count = tellWith((notices) => {
        missing += notices.length;
      });
      await finishInternal(desk, count, entry);
      return missing;
    },
    onRepair: (kind: string, count: number) => void repairs.push(`${count} × ${kind}`),
  };
  await reconcileOnce(ports, new AbortController().signal);
  await inlineRelay.drain();
  return repairs;
}

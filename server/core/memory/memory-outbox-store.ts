import type { EventId } from "../ids.ts";
import {
  type AggregateRef,
  type NoticeStore,
  neverWait,
  type OutboxStore,
  type StoredNotice,
} from "../ports/outbox-store.ts";
import type { AgentDocument, BeforeEach, MemoryState, TicketDocument } from "./memory-state.ts";

/** Outboxes and event store in memory. */
export function createMemoryOutboxStore(state: MemoryState, before: BeforeEach): OutboxStore {
  const find = (ref: AggregateRef): TicketDocument | AgentDocument | undefined =>
    ref.kind === "ticket" ? state.tickets.get(ref.id) : state.agents.get(ref.id);

  const allDocuments = (): [AggregateRef, TicketDocument | AgentDocument][] => [
    ...[...state.tickets].map(([id, document]): [AggregateRef, TicketDocument] => [{ kind: "ticket", id }, document]),
    ...[...state.agents].map(([id, document]): [AggregateRef, AgentDocument] => [{ kind: "agent", id }, document]),
  ];

  return {
    async appendEvents(pending) {
      await before("appendEvents");
      const stored = new Set<EventId>();
      for (const document of pending) {
        const { aggregate, entries, isSettled = false } = document;
        for (const entry of entries) {
          if (state.events.has(entry.id)) continue;
          stored.add(entry.id);
          state.events.set(entry.id, {
            aggregate,
            entry,
            publishCount: 0,
            parked: null,
            pending: !neverWait(document),
            isSettled,
          });
        }
      }
      return stored;
    },
    async park(eventId, reason) {
      await before("park");
      const event = state.events.get(eventId);
      if (event) event.parked = reason;
    },
    async settle(done, sent) {
      if (done.length === 0) return;
      await before("settleEvents");
      for (const id of done.flatMap(({ eventIds, neverWaited }) => (neverWaited ? [] : eventIds))) {
        const event = state.events.get(id);
        if (!event) continue;
        event.pending = false;
        if (sent.ids.has(id)) event.publishCount++;
      }
      for (const { aggregate, eventIds } of done) {
        await before("settle");
        const document = find(aggregate);
        if (!document) continue;
        document.outbox = document.outbox.filter((entry) => !eventIds.includes(entry.id));
        if (document.outbox.length === 0) Object.assign(document, { outboxAt: null, tries: 0 });
      }
    },
    async leaseDue(limit, now, until) {
      await before("leaseDue");
      const due = allDocuments().filter(([, { outboxAt }]) => outboxAt && outboxAt <= now);
      return due.slice(0, limit).map(([aggregate, document]) => {
        document.outboxAt = until;
        return { aggregate, entries: [...document.outbox], tries: document.tries++ };
      });
    },
    async postpone(aggregate, until) {
      await before("postpone");
      const document = find(aggregate);
      if (document && document.outbox.length > 0) document.outboxAt = until;
    },
  };
}

/** Notices in memory, once per key. */
export function createMemoryNoticeStore(state: MemoryState, before: BeforeEach): NoticeStore {
  return {
    async insert(notices) {
      await before("insertNotices");
      const stored: StoredNotice[] = [];
      for (const notice of notices) {
        if (state.notices.has(notice.key)) continue;
        const fresh = { ...notice, id: `notice-${state.notices.size + 1}` };
        state.notices.set(notice.key, fresh);
        stored.push(fresh);
      }
      return stored;
    },
    // Nobody reads there.
    async takeBackHelp() {},
  };
}

import type { OutboxEntry } from "#server/core/events/event.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import type { Topic } from "#server/core/ports/queue.ts";
import type { Figures } from "./reporter.ts";

/** What a process that relays reports of it: the same in the web and in the consumer. */
export interface RelayCounts {
  onStored(entry: Pick<OutboxEntry, "type" | "at" | "trial">): void;
  onNotices(notices: readonly Pick<StoredNotice, "at">[], about: Pick<OutboxEntry, "trial">): void;
  /** The same topic, its calls counted and timed. */
  watch(topic: Topic): Topic;
}

const GIVEN = ["ticket.assigned", "ticket.reassigned"];

export function countRelay(figures: Figures, clock: Clock): RelayCounts {
  const since = (at: Date) => clock.now().getTime() - at.getTime();
  return {
    onStored({ type, at, trial }) {
      // How the desk does says nothing about experiments.
      if (trial) return;
      figures.count("relayed");
      figures.took("relay", since(at));
      if (type === "ticket.created") figures.count("filed");
      if (GIVEN.includes(type)) figures.count("assigned");
    },
    onNotices(notices, { trial }) {
      if (trial) return;
      figures.count("told", notices.length);
      for (const { at } of notices) figures.took("tell", since(at));
    },
    watch: (topic) => ({
      async publish(messages) {
        const startedAt = clock.now();
        try {
          const failures = await topic.publish(messages);
          figures.count("published", messages.length - failures.length);
          figures.count("publish-failed", failures.length);
          figures.took("publish", since(startedAt));
          return failures;
        } catch (error) {
          figures.count("publish-failed", messages.length);
          throw error;
        }
      },
    }),
  };
}

import { finishInternal } from "#server/core/assignments/finish-internal.ts";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { AssignmentEntry } from "#server/core/events/event.ts";
import { createTell, type TellPorts } from "#server/core/events/tell.ts";

/** Tells people what happened, in the database and through whoever hears of it. */
export interface Teller {
  readonly tell: ReturnType<typeof createTell>;
  /** Finishes an assignment again; resolves to the number of notices that had been missing. */
  tellAgain(assignment: AssignmentPorts, entry: AssignmentEntry): Promise<number>;
}

export function createTeller(ports: TellPorts): Teller {
  return {
    tell: createTell(ports),
    async tellAgain(assignment, entry) {
      let missing = 0;
      const tellCounting = createTell({
        ...ports,
        onNotices(notices, about) {
          missing += notices.length;
          ports.onNotices(notices, about);
        },
      });
      await finishInternal(assignment, tellCounting, entry);
      return missing;
    },
  };
}

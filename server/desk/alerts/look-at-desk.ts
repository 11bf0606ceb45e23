import { isOnDuty } from "#server/core/agent.ts";
import { conditionsOf } from "#server/core/alerts/conditions-of.ts";
import { nextAlerts } from "#server/core/alerts/next-alerts.ts";
import { ANYTHING, mayTake } from "#server/core/taking.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { isOpenAt, openMsBetween } from "#server/desk/hours/open-time.ts";
import { WAIT_TARGETS_MS } from "#server/desk/insights/figures.ts";
import type { LookRoom } from "./room.ts";

const PAGE = 300;
/** Of a line that is longer than anybody could work off, its head says enough. */
const MOST_READ = 3_000;

/**
 * Looks at the desk and writes down what leads have to know of it since the last look: what began, and what is over. What is
 * known is read before the desk is, and each write is conditional on it, so that of several who look none undoes what
 * another saw later.
 * @returns how much changed, how much lasts, and how many pages of the line were read for it.
 */
export async function lookAtDesk(
  room: LookRoom,
): Promise<{ readonly changed: number; readonly lasting: number; readonly pages: number }> {
  const known = await room.alerts.list();
  const [line, agents, hours, letters] = await Promise.all([
    readLine(room),
    room.agents.list(),
    room.hours.read(),
    room.letters.countFailed(),
  ]);
  const lineTotal = line.length < MOST_READ ? line.length : await room.complaints.countOpen();
  const now = room.clock.now();
  const onDuty = agents.filter(isOnDuty);
  // How the others came to the line changes nothing, and what was never changed came by being filed.
  const stuck = line.filter((ticket) => ticket.rev > 1 && !onDuty.some((agent) => mayTake(agent, ticket, now)));
  const found = conditionsOf({
    now,
    line,
    lineTotal,
    agents,
    handedOver: await room.cameBy.handedOver(stuck.map(({ id }) => id)),
    letters,
    isOpen: isOpenAt(hours, now),
    openMsSince: (since) => openMsBetween(hours, since, now),
    targetsMs: WAIT_TARGETS_MS,
  });
  const written = await Promise.all(nextAlerts(known, found, now).map((change) => room.alerts.write(change)));
  return { changed: written.filter(Boolean).length, lasting: found.length, pages: Math.ceil(line.length / PAGE) };
}

async function readLine({ store }: Pick<LookRoom, "store">): Promise<Ticket[]> {
  const line: Ticket[] = [];
  while (line.length < MOST_READ) {
    const page = await store.listOpen({ limit: PAGE, after: line.at(-1) ?? null, takes: ANYTHING });
    line.push(...page);
    if (page.length < PAGE) break;
  }
  return line;
}

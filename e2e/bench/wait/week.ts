import { isOnDuty } from "#server/core/agent.ts";
import { agentIdOf, type TicketId, ticketIdOf } from "#server/core/ids.ts";
import { byPlaceInLine, dispatchAt } from "#server/core/priority.ts";
import { match, roomOf } from "#server/core/routing.ts";
import { slotName } from "#server/core/slot.ts";
import { anAgent, aTicket } from "#server/core/testing.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Handled } from "#server/core/wait/pace.ts";
import { createAgenda } from "./agenda.ts";
import type { Sky } from "./draw.ts";
import { CLOSES, DAY_MS, HOUR_MS, type Shape } from "./shapes.ts";

type Agent = ReturnType<typeof anAgent>;

/** Somebody of the week, with what they work on and what came back to them. */
export interface Worker {
  readonly agent: Agent;
  readonly working: readonly { readonly ticket: Ticket; readonly since: number }[];
}

/** The desk as whoever files sees it, the ticket that they file in its line. */
export interface Seen {
  readonly now: number;
  readonly ticket: Ticket;
  readonly line: readonly Ticket[];
  readonly workers: readonly Worker[];
  readonly handled: readonly Handled[];
  readonly filed: readonly Ticket[];
  readonly closesAt: number | null;
}

interface Story {
  /** How long somebody has worked on it already. */
  workedMs: number;
  isAskedBack: boolean;
}

interface Person extends Pick<Shape["members"][number], "shift" | "lunchAt"> {
  agent: Agent;
  working: { ticket: Ticket; since: number }[];
  /** What came back from its customer and waits for a place of theirs. */
  readonly back: Ticket[];
  readonly speed: number;
}

interface Desk {
  readonly people: readonly Person[];
  open: Ticket[];
  readonly stories: Map<TicketId, Story>;
  readonly handled: Handled[];
  readonly filed: Ticket[];
}

interface Play {
  readonly shape: Shape;
  readonly days: number;
  readonly sky: Sky;
  /** Hears of each ticket while it stands in line, before anybody takes it. */
  readonly onFiled: (seen: Seen) => void;
  /** Hears whenever somebody gets one of the line. */
  readonly onTaken: (id: TicketId, now: number) => void;
}

/** Plays so many days of a week, with the product's own order of the line and its matching. */
export function playWeek({ shape, days, sky, onFiled, onTaken }: Play): void {
  const start = Date.parse("2026-03-02T00:00:00.000Z");
  const agenda = createAgenda();
  const desk: Desk = {
    people: shape.members.map(
      ({ skills, capacity, shift, lunchAt }, n): Person => ({
        agent: anAgent({ id: agentIdOf((n + 1).toString(16).padStart(24, "a")), skills, capacity, onDuty: false }),
        working: [],
        back: [],
        shift,
        lunchAt,
        speed: sky.speed(),
      }),
    ),
    open: [],
    stories: new Map(),
    handled: [],
    filed: [],
  };

  const begin = (person: Person, ticket: Ticket, now: number) => {
    const story = desk.stories.get(ticket.id);
    if (!story) return;
    person.working.push({ ticket, since: now });
    const needsMs = sky.workMs(ticket.category) * person.speed;
    agenda.at(now + needsMs, (then) => finish(person, story, ticket, then - now, then));
  };

  const finish = (person: Person, story: Story, ticket: Ticket, tookMs: number, now: number) => {
    person.working = person.working.filter((each) => each.ticket.id !== ticket.id);
    story.workedMs += tookMs;
    if (story.isAskedBack) {
      story.isAskedBack = false;
      agenda.at(now + sky.answerMs(), (then) => comeBack(person, ticket, then));
    } else desk.handled.push({ agentId: person.agent.id, ms: story.workedMs });
    settle(person, now);
    pass(now);
  };

  const comeBack = (person: Person, ticket: Ticket, now: number) => {
    if (isOnDuty(person.agent)) person.back.push(ticket);
    else desk.open.push({ ...ticket, slot: null });
    settle(person, now);
    pass(now);
  };

  /** What came back to them goes before the line, as a refresh does it. */
  const settle = (person: Person, now: number) => {
    while (isOnDuty(person.agent) && person.working.length < person.agent.capacity) {
      const next = person.back.shift();
      if (!next) break;
      begin(person, next, now);
    }
    person.agent = { ...person.agent, idleSince: new Date(now) };
  };

  const pass = (now: number) => {
    const seats = desk.people.flatMap(({ agent, working, back }) => {
      const held = [
        ...working.map((_, place) => ({ slot: slotName(agent.id, place) })),
        ...back.map(() => ({ slot: null })),
      ];
      const room = isOnDuty(agent) ? roomOf(agent, held) : null;
      return room?.kind === "free" ? [{ agent, places: room.places, active: room.active }] : [];
    });
    if (seats.length === 0 || desk.open.length === 0) return;
    for (const { ticket, agent } of match(desk.open.toSorted(byPlaceInLine), seats, new Date(now))) {
      const person = desk.people.find((each) => each.agent.id === agent.id);
      if (!person) continue;
      desk.open = desk.open.filter(({ id }) => id !== ticket.id);
      onTaken(ticket.id, now);
      begin(person, ticket, now);
    }
  };

  const duty = (person: Person, onDuty: boolean) => (now: number) => {
    person.agent = { ...person.agent, onDuty, idleSince: new Date(now) };
    if (!onDuty) desk.open.push(...person.back.splice(0));
    settle(person, now);
    pass(now);
  };

  const file = (now: number) => {
    const priority = sky.priority();
    const createdAt = new Date(now);
    const id = ticketIdOf((desk.stories.size + 1).toString(16).padStart(24, "0"));
    const ticket = aTicket({
      id,
      priority,
      category: sky.category(),
      createdAt,
      dispatchAt: dispatchAt(createdAt, priority),
    });
    desk.stories.set(id, { workedMs: 0, isAskedBack: sky.isAskedBack() });
    desk.filed.push(ticket);
    desk.open.push(ticket);
    const today = start + Math.floor((now - start) / DAY_MS) * DAY_MS;
    const closesAt = today + CLOSES * HOUR_MS;
    onFiled({
      now,
      ticket,
      line: desk.open.toSorted(byPlaceInLine),
      workers: desk.people.filter(({ agent }) => isOnDuty(agent)),
      handled: desk.handled,
      filed: desk.filed,
      closesAt: closesAt > now ? closesAt : null,
    });
    pass(now);
  };

  for (let day = 0; day < days; day++) {
    const midnight = start + day * DAY_MS;
    for (const person of desk.people) {
      const late = () => sky.lateMs();
      agenda.at(midnight + person.shift[0] * HOUR_MS + late(), duty(person, true));
      agenda.at(midnight + person.lunchAt * HOUR_MS + late(), duty(person, false));
      agenda.at(midnight + (person.lunchAt + 0.5) * HOUR_MS + late(), duty(person, true));
      agenda.at(midnight + person.shift[1] * HOUR_MS + late(), duty(person, false));
    }
    for (const at of sky.arrivals(midnight, shape.filedAnHour)) agenda.at(at, file);
  }
  agenda.run();
}

import type { Mutant } from "./mutant.ts";

const REFRESH = "server/core/assignments/refresh.ts";
const RELEASE = "server/core/assignments/release.ts";
const PLACES = "server/core/changes/places.ts";

export const REFRESH_AND_RELEASE: readonly Mutant[] = [
  {
    name: "hint-only-when-changed",
    rule: "A refresh writes always, so that one that read earlier loses.",
    file: REFRESH,
    find: "    if (await store.writeHint(agent,",
    replace:
      "    if (agent.availability === deriveAvailability(agent, held.length)) return;\n    if (await store.writeHint(agent,",
  },
  {
    name: "hint-lost-and-left",
    rule: "A refresh that lost its compare-and-set reads again.",
    file: REFRESH,
    find: "if (await store.writeHint(agent, deriveAvailability(agent, held.length), clock.now())) return;",
    replace: "await store.writeHint(agent, deriveAvailability(agent, held.length), clock.now());\n    return;",
  },
  {
    name: "agent-read-last",
    rule: "A refresh reads the agent before their tickets.",
    file: REFRESH,
    find: `const agent = await store.findAgent(agentId);
    if (!agent) return;
    const held = await store.listHeld([agentId]);`,
    replace: `const held = await store.listHeld([agentId]);
    const agent = await store.findAgent(agentId);
    if (!agent) return;`,
  },
  {
    name: "no-promotion",
    rule: "A refresh gives a free place to a ticket that waits for its agent.",
    file: REFRESH,
    find: "const waiting = isOnDuty(agent) ? firstWithoutPlace(held) : null;",
    replace: "const waiting = null as Ticket | null;",
  },
  {
    name: "promotion-off-duty",
    rule: "Only an agent on duty gets a place.",
    file: REFRESH,
    find: "const waiting = isOnDuty(agent) ? firstWithoutPlace(held) : null;",
    replace: "const waiting = firstWithoutPlace(held);",
  },
  {
    name: "promotion-and-done",
    rule: "After a promotion, won or lost, a refresh reads again.",
    file: REFRESH,
    find: "      continue;",
    replace: "      return;",
  },
  {
    name: "promotion-over-capacity",
    rule: "Tickets with a place are counted, not free numbers: after a lowering a number may be free and the agent full.",
    file: REFRESH,
    find: "return taken.length < capacity ? lowestFreePlaces(taken, capacity, 1) : [];",
    replace: "return lowestFreePlaces(taken, capacity, 1);",
  },
  {
    name: "promotion-takes-highest",
    rule: "Places are taken lowest first: racing writers must collide.",
    file: REFRESH,
    find: "lowestFreePlaces(taken, capacity, 1) : [];",
    replace: "lowestFreePlaces(taken, capacity, capacity).slice(-1) : [];",
  },
  {
    name: "release-once",
    rule: "A release that lost a write reads again until nothing is left.",
    file: RELEASE,
    find: "if (!lost) return;",
    replace: "return;",
  },
  {
    name: "release-of-those-present",
    rule: "A release takes nothing from an agent on duty.",
    file: RELEASE,
    find: "if (!agent || isOnDuty(agent)) return;",
    replace: "if (!agent) return;",
  },
  {
    name: "leavers-keep",
    rule: "An agent who has left keeps nothing.",
    file: RELEASE,
    find: `if (gone) return requeue(ticket, "agent-gone", null, newStamp(ports));`,
    replace: "",
  },
  {
    name: "off-duty-keeps-place",
    rule: "What an agent keeps off duty loses its place.",
    file: RELEASE,
    find: "return ticket.slot ? unslot(ticket, agentId, newStamp(ports)) : null;",
    replace: "return null;",
  },
  {
    name: "off-duty-keeps-untouched",
    rule: "What came back from its customer and was not touched is taken back, with a place or without.",
    file: RELEASE,
    find: "if (!staysWithAgent(ticket)) return",
    replace: "if (!staysWithAgent(ticket) && ticket.slot) return",
  },
  {
    name: "replied-is-taken",
    rule: "An agent off duty keeps what they have answered.",
    file: PLACES,
    find: "return ticket.replied || ",
    replace: "return ",
  },
  {
    name: "given-is-taken",
    rule: "An agent off duty keeps what was given to them by hand.",
    file: PLACES,
    find: `ticket.assign?.by === "manual" || `,
    replace: "",
  },
  {
    name: "taken-is-taken",
    rule: "An agent off duty keeps what they took themselves.",
    file: PLACES,
    find: ` || ticket.assign?.by === "self";`,
    replace: ";",
  },
  {
    name: "returned-is-kept",
    rule: "What only came back from its customer does not stay with an agent off duty.",
    file: PLACES,
    find: `ticket.assign?.by === "self";`,
    replace: `ticket.assign?.by === "self" || ticket.assign?.by === "return";`,
  },
];

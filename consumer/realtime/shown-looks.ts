import type { UserId } from "#server/core/ids.ts";
import type { LiveBody, Onlooker } from "#server/core/live.ts";
import type { Look } from "#server/desk/colleagues/rows.ts";

type Tickets = LiveBody<"attention">["tickets"];

/** What staff were told last of who looks at what; says only what is different. */
export function createShownLooks(say: (tickets: Tickets) => void) {
  let shown = new Map<string, { readonly people: readonly Onlooker[]; readonly text: string }>();
  return {
    all: (): Tickets => [...shown].map(([ticketId, { people }]) => ({ ticketId, people: [...people] })),

    /** Whoever has no name any more is not shown. */
    show(looks: readonly Look[], nameOf: (id: UserId) => string | undefined): void {
      const next: typeof shown = new Map();
      for (const [ticketId, at] of Map.groupBy(looks, (look) => look.ticketId)) {
        const people = onlookersOf(at, nameOf);
        if (people.length > 0) next.set(ticketId, { people, text: JSON.stringify(people) });
      }
      const touched = new Set([...shown.keys(), ...next.keys()]);
      const news = [...touched].filter((id) => shown.get(id)?.text !== next.get(id)?.text);
      shown = next;
      if (news.length === 0) return;
      say(news.map((ticketId) => ({ ticketId, people: [...(next.get(ticketId)?.people ?? [])] })));
    },
  };
}

/** One of each person, however many tabs they have. */
function onlookersOf(looks: readonly Look[], nameOf: (id: UserId) => string | undefined): Onlooker[] {
  return [...Map.groupBy(looks, ({ userId }) => userId)]
    .flatMap(([id, own]) => {
      const name = nameOf(id);
      return name === undefined ? [] : [{ id, name, isWriting: own.some(({ isWriting }) => isWriting) }];
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

import { wordsOf } from "#server/core/saying.ts";
import type { Help, Ticket } from "#server/core/ticket.ts";
import { type NamingRoom, namesOfNamed } from "./mentions.ts";
import type { HelpAsked } from "./wire.ts";

/** The help that is asked for with some complaints, by the names of who asks whom. */
export async function presentHelp(
  room: NamingRoom,
  tickets: readonly Ticket[],
): Promise<(ticket: Ticket) => HelpAsked | null> {
  const asking = tickets.flatMap(({ help }) => help ?? []);
  const nameOf = await namesOfNamed(room, asking.flatMap(everybodyIn));
  const called = (each: Help["of"][number]) => nameOf(each) ?? wordsOf({ key: "told.formerAgent" });
  return ({ help }) =>
    help && {
      by: { _id: help.by, name: called({ kind: "person", id: help.by }) },
      at: help.at.toISOString(),
      of: help.of.map(called),
    };
}

function everybodyIn({ by, of }: Help): Help["of"] {
  return [{ kind: "person", id: by }, ...of];
}

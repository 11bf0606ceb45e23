import type { Say } from "#app/_language/say.ts";
import { isolated } from "#server/core/characters.ts";
import type { Holdings } from "#server/desk/insights/wire.ts";
import type { Person } from "#server/desk/people/wire.ts";

type Named = Pick<Person, "name" | "role">;

/** What follows when somebody is shut out, in the order of its weight. */
export function offWords({ name, role }: Named, holdings: Holdings, say: Say<"people.access">): string[] {
  const who = isolated(name);
  if (holdings.isLastAdmin) return [say("off.lastAdmin", { name: who })];
  const filed = holdings.openComplaints;
  return [
    say("off.signedOut", { name: who }),
    ...(role === "agent" ? workWords(holdings, say) : []),
    ...(filed > 0 ? [say("off.filed", { name: who, count: filed })] : []),
    say("off.again"),
  ];
}

function workWords({ inHand, critical, waiting }: Holdings, say: Say<"people.access">): string[] {
  const goBack = say("off.inHand", { count: inHand });
  return [
    critical > 0 ? `${goBack} ${say("off.critical", { count: critical })}` : goBack,
    ...(waiting > 0 ? [say("off.waiting", { count: waiting })] : []),
  ];
}

/** What does not come back with the account. */
export function onWords({ name, role }: Named, say: Say<"people.access">): string[] {
  return [
    say("on.signIn", { name: isolated(name) }),
    say("on.sessions"),
    ...(role === "agent" ? [say("on.tickets")] : []),
  ];
}

/** What was done; with what they had where somebody was shut out. */
export function doneWords({ name, role }: Named, holdings: Holdings | null, say: Say<"people.access">): string {
  const who = isolated(name);
  if (!holdings) return say("done.on", { name: who });
  return role === "agent" && holdings.inHand > 0
    ? say("done.offWithTickets", { name: who, count: holdings.inHand })
    : say("done.off", { name: who });
}

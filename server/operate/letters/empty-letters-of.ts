import type { TicketId, UserId } from "#server/core/ids.ts";
import { namedIn } from "./named-in.ts";
import type { Letters } from "./room.ts";

/** So many are read at a time, and others are served in between. */
const PAGE = 200;

interface Whose {
  readonly userId: UserId;
  readonly ticketIds: readonly TicketId[];
  /** The numbers that people know their complaints by. */
  readonly complaintIds: readonly string[];
  readonly addresses: readonly string[];
}

/** Takes the words out of every letter that names somebody, a complaint of theirs or an address. They can still be retried. */
export async function emptyLettersOf(
  { letters }: Letters<"listAfter" | "empty">,
  { userId, ticketIds, complaintIds, addresses }: Whose,
): Promise<void> {
  const theirs = new Set<string>([userId, ...ticketIds, ...complaintIds]);
  let after = "";
  while (true) {
    const page = await letters.listAfter(after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    for (const letter of page) {
      const named = namedIn(letter);
      const isTheirs =
        [...named.ids, ...named.complaintIds].some((id) => theirs.has(id)) ||
        addresses.some((address) => letter.body.toLowerCase().includes(address));
      if (isTheirs) await letters.empty(letter.id);
    }
    after = last.id;
  }
}

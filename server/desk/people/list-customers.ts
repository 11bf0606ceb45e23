import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { searchTerms } from "#server/core/search/search-terms.ts";
import type { Accounts } from "./room.ts";
import type { CustomerChoices, FindCustomers } from "./wire.ts";

/** As many as fit under a field. */
const SHOWN = 8;

/** Staff: the customers in whose name or e-mail address all words of `q` begin one, by name, and whether there are more. */
export async function listCustomers(
  { accounts }: Accounts<"list">,
  actor: Actor,
  { q }: z.output<typeof FindCustomers>,
): Promise<CustomerChoices> {
  requireRole(actor, "agent", "admin");
  const terms = searchTerms(q);
  const search = { terms, typed: q };
  const found = terms.length === 0 ? [] : await accounts.list({ search, role: "user", after: null, limit: SHOWN + 1 });
  const people = found.filter(({ active }) => active).map(({ id, name, email }) => ({ _id: id, name, email }));
  return { people: people.slice(0, SHOWN), hasMore: found.length > SHOWN };
}

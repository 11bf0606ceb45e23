import { openDesk } from "#e2e/fixtures/desk.ts";
import { demoPerson, type Person } from "#e2e/fixtures/people.ts";
import { userIdOf } from "#server/core/ids.ts";
import { stopToken } from "#server/desk/preferences/stop-token.ts";
import type { Stack } from "#server/local/launch/stack.ts";

type Who = "visitor" | "customer" | "agent" | "admin";

/** A page of the product and one who opens it. */
interface Visit {
  readonly page: string;
  readonly who: Who;
  /** Its folder in `app`, as Next has it. */
  readonly route: string;
  /** The page is there to say that nothing is. */
  readonly isMissing?: boolean;
}

/** Every page of the product, by each kind of person for whom it is another. */
export const VISITS: readonly Visit[] = [
  { page: "Sign in", who: "visitor", route: "(auth)/sign-in" },
  { page: "Register", who: "visitor", route: "(auth)/register" },
  { page: "Forgot password", who: "visitor", route: "(auth)/forgot-password" },
  { page: "A link of a mail", who: "visitor", route: "(auth)/link" },
  { page: "No more mails", who: "visitor", route: "(auth)/unsubscribe/[token]" },
  { page: "API reference", who: "visitor", route: "api/docs" },
  { page: "Nothing there, signed out", who: "visitor", route: "(missing)/missing", isMissing: true },
  { page: "Nothing there", who: "agent", route: "(missing)/missing", isMissing: true },
  { page: "File a complaint", who: "customer", route: "(customer)/complaints/new" },
  { page: "My complaints", who: "customer", route: "(customer)/complaints" },
  { page: "One complaint", who: "customer", route: "(customer)/complaints/[id]" },
  { page: "Settings of a customer", who: "customer", route: "settings" },
  { page: "Settings of staff", who: "agent", route: "settings" },
  { page: "Sessions", who: "customer", route: "settings/sessions" },
  { page: "Tokens", who: "customer", route: "settings/tokens" },
  { page: "Second factor", who: "customer", route: "settings/second-factor" },
  { page: "Agent's desk", who: "agent", route: "(agent)/desk" },
  { page: "Agent's desk, one ticket", who: "agent", route: "(agent)/desk/[id]" },
  { page: "Tickets", who: "agent", route: "(agent)/tickets" },
  { page: "New ticket", who: "agent", route: "(agent)/tickets/new" },
  { page: "One ticket", who: "admin", route: "(agent)/tickets/[id]" },
  { page: "Macros", who: "agent", route: "(agent)/macros" },
  { page: "Inbox", who: "agent", route: "(agent)/inbox" },
  { page: "Caught mails", who: "admin", route: "mail" },
  { page: "Board", who: "admin", route: "(supervisor)/board" },
  { page: "Agents", who: "admin", route: "(supervisor)/agents" },
  { page: "People", who: "admin", route: "(supervisor)/people" },
  { page: "Teams", who: "admin", route: "(supervisor)/teams" },
  { page: "Tags", who: "admin", route: "(supervisor)/tags" },
  { page: "Categories", who: "admin", route: "(supervisor)/categories" },
  { page: "Hours", who: "admin", route: "(supervisor)/hours" },
  { page: "Audit trail", who: "admin", route: "(supervisor)/audit" },
  { page: "Pipeline", who: "admin", route: "(supervisor)/pipeline" },
  { page: "Replay", who: "admin", route: "(supervisor)/pipeline/replay" },
  { page: "Traces", who: "admin", route: "(supervisor)/pipeline/trace" },
  { page: "One trace", who: "admin", route: "(supervisor)/pipeline/trace/[id]" },
  { page: "Experiments", who: "admin", route: "(supervisor)/experiments" },
];

/** Those of which a word between the commas is in the name. @throws when a word is in none, so that nothing counts as looked at */
export function visitsNamed(words: string): readonly Visit[] {
  if (words.trim() === "") return VISITS;
  const asked = words.split(",").map((word) => word.trim().toLowerCase());
  const isNamed = (word: string, { page }: Visit) => word !== "" && page.toLowerCase().includes(word);
  const unknown = asked.find((word) => !VISITS.some((visit) => isNamed(word, visit)));
  if (unknown !== undefined)
    throw new Error(`No page is called “${unknown}”. Pages: ${VISITS.map(({ page }) => page).join(", ")}.`);
  return VISITS.filter((visit) => asked.some((word) => isNamed(word, visit)));
}

/** Pages that only lead elsewhere. */
export const LEADS_ON: readonly string[] = [""];

/** Who opens pages on a desk with something in it, and under which address each page is there. */
export interface Opened {
  readonly people: Readonly<Record<Who, Person | null>>;
  readonly pathOf: (visit: Visit) => string;
}

/** Sets a desk with a ticket that somebody works on, and says where its pages are. */
export async function openPages({ webUrl, env }: Pick<Stack, "webUrl" | "env">): Promise<Opened> {
  const desk = await openDesk({ webUrl, mongodbUri: env.MONGODB_URI ?? "" });
  const [customer, agent] = await Promise.all([
    demoPerson(webUrl, "user1@demo.test"),
    demoPerson(webUrl, "agent1@demo.test"),
  ]);
  await desk.clear();
  await desk.setDuty(agent, true);
  const { complaintId } = await desk.untilWith(await desk.file(customer), agent);
  const stopping = { userId: userIdOf(customer.id), kinds: ["progress"] } as const;
  const token = stopToken(stopping, { secret: env.NEXTAUTH_SECRET ?? "" });
  const pathOf = ({ route, isMissing }: Visit) =>
    isMissing
      ? "/nothing/here"
      : `/${route}`
          .replaceAll(/[/][(][a-z]+[)]/g, "")
          .replace("[id]", complaintId)
          .replace("[token]", token);
  return { people: { visitor: null, customer, agent, admin: desk.admin }, pathOf };
}

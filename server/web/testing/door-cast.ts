import { z } from "zod";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { issueLink } from "#server/desk/links/issue-link.ts";
import { LinkKind } from "#server/desk/links/wire.ts";
import { invitePerson } from "#server/desk/people/invite-person.ts";
import type { DoorCast } from "#server/platform/doors/testing.ts";
import type { startTestWeb } from "../testing.ts";

/** The owner's complaint, in words that occur nowhere else. */
export const TITLE = "A violet kettle";
/** What staff say of it among themselves. */
export const NOTE = "It sings at night.";

const Sent = z.object({ id: z.string() });
const Made = z.object({
  result: z.object({ data: z.union([z.object({ _id: z.string() }), z.object({ id: z.string() })]) }),
});

export async function createDoorCast(world: Awaited<ReturnType<typeof startTestWeb>>): Promise<DoorCast> {
  const { desk } = world.web;
  const people = {
    owner: await world.addPerson("Olga", "user"),
    other: await world.addPerson("Otto", "user"),
    agent: await world.addAgent("Asha"),
    colleague: await world.addAgent("Chidi"),
    admin: await world.addPerson("Ada", "admin"),
  };
  const { owner, agent, admin } = people;
  let addresses = 0;
  const freshAddress = () => `person-${++addresses}@example.test`;

  const hold = async () => {
    const filed = { title: TITLE, description: "It hums all day.", category: "Product" };
    const { _id } = await fileComplaint(desk, owner, filed);
    await assignComplaint(desk, admin, { id: _id, agentId: agent.id });
    await addComment(desk, agent, { id: _id, message: NOTE, internal: true });
    return _id;
  };
  const about = {
    userId: owner.id,
    email: freshAddress(),
    role: "agent",
    move: "a move",
    movesTo: freshAddress(),
  } as const;
  const kinds = await Promise.all(
    LinkKind.options.map(async (kind) => {
      const { url } = await issueLink(desk, kind, about);
      return [kind, new URL(url).hash.slice(1)] as const;
    }),
  );
  return {
    ...people,
    links: Object.fromEntries(kinds),
    hold,
    held: await hold(),
    newcomer: async () => (await world.addPerson("Nora", "user")).id,
    async invited() {
      const { link, email } = await invitePerson(desk, admin, { name: "Robin", email: freshAddress(), role: "agent" });
      return { email, token: new URL(link ?? "").hash.slice(1) };
    },
    get email() {
      return freshAddress();
    },
    async made(who, procedure, input) {
      const response = await world.trpc(`POST /api/trpc/${procedure}`, { as: people[who], body: input });
      const { data } = Made.parse(await response.json()).result;
      return "_id" in data ? data._id : data.id;
    },
    async sent(who, line, body) {
      return Sent.parse(await (await world.call(line, { as: people[who], body })).json()).id;
    },
  };
}

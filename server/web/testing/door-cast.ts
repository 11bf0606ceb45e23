import type { Actor } from "#server/core/actor.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import type { startTestWeb } from "../testing.ts";

/** Who stands before every door: the customer whose complaint it is about, the agent who has it, and those who do not. */
export const WHO = ["visitor", "owner", "other", "agent", "colleague", "admin"] as const;
export type Who = (typeof WHO)[number];

/** The owner's complaint, in words that occur nowhere else. */
export const TITLE = "A violet kettle";
/** What staff say of it among themselves. */
export const NOTE = "It sings at night.";

/** Those before the doors, and what they ask about. */
export interface DoorCast extends Record<Exclude<Who, "visitor">, Actor> {
  /** An address that nobody has. */
  readonly email: string;
  /** A complaint of the owner's that the agent works on. */
  readonly held: string;
  /** Another one. */
  hold(): Promise<string>;
  /** One that the agent has solved. */
  readonly solved: string;
  /** The id of an API token of the owner's. */
  ownersToken(): Promise<string>;
  /** The id of a customer who has nothing to do with it. */
  somebody(): Promise<string>;
}

export async function createDoorCast(world: Awaited<ReturnType<typeof startTestWeb>>): Promise<DoorCast> {
  const { desk, accounts } = world.web;
  const owner = await world.addPerson("Olga", "user");
  const other = await world.addPerson("Otto", "user");
  const agent = await world.addAgent("Asha");
  const colleague = await world.addAgent("Chidi");
  const admin = await world.addPerson("Ada", "admin");
  let addresses = 0;

  const hold = async () => {
    const filed = { title: TITLE, description: "It hums all day.", category: "Product" };
    const { _id } = await fileComplaint(desk, owner, filed);
    await assignComplaint(desk, admin, { id: _id, agentId: agent.id });
    await addComment(desk, agent, { id: _id, message: NOTE, internal: true });
    return _id;
  };
  const solved = await hold();
  await changeStatus(desk, agent, { id: solved, status: "Resolved" });
  return {
    ...{ owner, other, agent, colleague, admin, solved, hold },
    held: await hold(),
    get email() {
      return `person-${++addresses}@example.test`;
    },
    ownersToken: async () =>
      (await createToken(accounts, owner, { name: "mine", scope: "read", expiresInDays: 1 }))._id,
    somebody: async () => (await world.addPerson("Somebody", "user")).id,
  };
}

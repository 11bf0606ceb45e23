import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { rateComplaint } from "#server/desk/complaints/rate-complaint.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { archived, whoLeft } from "./made.ts";
import { erased, GONE, type Stage, type Withdrawals } from "./trial.ts";

const LAMP = { title: "A quiet lamp", description: "It makes no light." };

/** Held by the agent, and ended by an admin. */
export async function ended({ world, admin, hold }: Stage, status: "Resolved" | "Closed") {
  const id = await hold();
  await changeStatus(world.web.desk, admin, { id, status });
  return id;
}

/** A complaint of somebody who is erased. */
async function ofNobody({ world, admin }: Stage) {
  const emil = await world.addPerson("Emil", "user");
  const { _id: id } = await fileComplaint(world.web.desk, emil, { ...LAMP, category: "Product" });
  await erased({ world, admin }, emil.id);
  return id;
}

/** What is done to complaints, agents and categories. */
export const tickets: Withdrawals = {
  "complaints.file": [
    {
      what: "a category that was archived",
      asks: async (stage) => ({ as: stage.owner, input: { ...LAMP, category: await archived(stage, "Kettles") } }),
      answer: ["category.not-found", '"Kettles" is not offered any more. Choose another category.'],
      field: "category",
    },
    {
      what: "a customer who was erased",
      asks: async (stage) => {
        const { id } = await stage.world.addPerson("Emil", "user");
        await erased(stage, id);
        return { as: stage.agent, input: { ...LAMP, category: "Product", onBehalfOf: id } };
      },
      answer: ["account.not-found", "There is no such person. Give their name and e-mail address to add them."],
      field: "onBehalfOf",
    },
    {
      what: "a customer who was switched off",
      asks: async ({ world, admin, agent }) => {
        const { id } = await world.addPerson("Emil", "user");
        await changePerson(world.web.desk, admin, { userId: id, active: false });
        return { as: agent, input: { ...LAMP, category: "Product", onBehalfOf: id } };
      },
      answer: ["account.not-found", "The account of Emil is switched off. Ask an admin to switch it on again first."],
      field: "onBehalfOf",
    },
  ],
  "complaints.changeStatus": [
    {
      what: "a complaint that another has resolved",
      asks: async (stage) => ({ as: stage.agent, input: { id: await ended(stage, "Resolved"), status: "Resolved" } }),
      answer: [
        "complaint.transition-not-allowed",
        "This complaint is Resolved and cannot become Resolved. From here it can become: Open, Closed.",
      ],
    },
    {
      what: "words to a customer who was erased",
      asks: async (stage) => {
        const input = { id: await ofNobody(stage), status: "Closed", message: "Sorry." };
        return { as: stage.admin, input };
      },
      answer: [
        "complaint.erased",
        /was erased, and nothing can be written there any more\. Solve or close it without a/,
      ],
    },
  ],
  "complaints.assign": [
    {
      what: "an agent who has left",
      asks: async (stage) => ({ as: stage.admin, input: { id: await stage.hold(), agentId: await whoLeft(stage) } }),
      answer: ["agent.gone", "Lena has left. Choose another agent."],
    },
    {
      what: "an agent whom nobody knows",
      asks: async ({ admin, hold }) => ({ as: admin, input: { id: await hold(), agentId: GONE } }),
      answer: ["agent.not-found", "There is no such agent. Choose one from the list of agents."],
      field: "agentId",
    },
    {
      what: "an agent who went off duty: it waits for them",
      asks: async ({ world, admin, hold }) => {
        const { id } = await world.addAgent("Lena", { onDuty: false });
        return { as: admin, input: { id: await hold(), agentId: id } };
      },
      answer: "done",
    },
    {
      what: "a complaint that was resolved",
      asks: async (stage) => {
        const id = await ended(stage, "Resolved");
        return { as: stage.admin, input: { id, agentId: stage.colleague.id } };
      },
      answer: [
        "complaint.transition-not-allowed",
        "This complaint is Resolved. Reopen it first; then it can be assigned.",
      ],
    },
    {
      what: "a complaint that a colleague has taken",
      asks: async ({ colleague, hold }) => ({ as: colleague, input: { id: await hold(), agentId: colleague.id } }),
      answer: [
        "complaint.transition-not-allowed",
        "A colleague has this complaint already. Ask them or an admin to hand it over.",
      ],
    },
  ],
  "complaints.setPriority": [
    {
      what: "a complaint that was closed",
      asks: async (stage) => ({ as: stage.agent, input: { id: await ended(stage, "Closed"), priority: "High" } }),
      answer: ["complaint.transition-not-allowed", "A closed complaint stays as it is. Reopen it first."],
    },
    {
      what: "a complaint that a colleague has taken",
      asks: async ({ colleague, hold }) => ({ as: colleague, input: { id: await hold(), priority: "High" } }),
      answer: [
        "complaint.transition-not-allowed",
        "Only whoever has this complaint, and admins, correct it. Take it first, or ask them.",
      ],
    },
  ],
  "complaints.correct": [
    {
      what: "a category that is not offered any more",
      asks: async (stage) => ({
        as: stage.admin,
        input: { id: await stage.hold(), category: await archived(stage, "Fridges") },
      }),
      answer: ["category.not-found", '"Fridges" is not offered any more. Choose another category.'],
      field: "category",
    },
    {
      what: "a tag that there is not",
      asks: async ({ agent, hold }) => ({ as: agent, input: { id: await hold(), tags: ["magic"] } }),
      answer: ["tag.not-found", 'There is no tag "magic". Choose one from the list of tags, or make it first.'],
      field: "tags",
    },
    {
      what: "a complaint that a colleague has taken",
      asks: async ({ colleague, hold }) => ({ as: colleague, input: { id: await hold(), title: "Another title" } }),
      answer: [
        "complaint.transition-not-allowed",
        "Only whoever has this complaint, and admins, correct it. Take it first, or ask them.",
      ],
    },
    {
      what: "a complaint that was closed",
      asks: async (stage) => ({ as: stage.agent, input: { id: await ended(stage, "Closed"), category: "Billing" } }),
      answer: ["complaint.transition-not-allowed", "A closed complaint stays as it is. Reopen it first."],
    },
  ],
  "drafts.keep": "It is nobody's but its writer's; of what is gone there is nothing to say.",
  "complaints.markSeen": "It changes nothing that others see; of what is gone there is nothing to read.",
  "complaints.rate": [
    {
      what: "a complaint that is open again",
      asks: async ({ owner, hold }) => ({ as: owner, input: { id: await hold(), score: 5 } }),
      answer: ["complaint.transition-not-allowed", "A complaint can be rated once it is solved."],
    },
    {
      what: "one that was rated in another tab",
      asks: async (stage) => {
        const id = await ended(stage, "Resolved");
        await rateComplaint(stage.world.web.desk, stage.owner, { id, score: 4, comment: "" });
        return { as: stage.owner, input: { id, score: 5 } };
      },
      answer: ["complaint.already-rated", "You have rated this already. Thank you."],
    },
  ],
  "agents.setAvailability": [
    {
      what: "an agent who has left",
      asks: async (stage) => ({ as: stage.admin, input: { agentId: await whoLeft(stage), availability: "available" } }),
      answer: ["agent.gone", "Lena has left and cannot come on duty. Choose another agent."],
    },
  ],
  "agents.setMyAvailability": "An agent's own; whoever is none any more is told by their role, as at every door.",
  "agents.setCapacity": [
    {
      what: "an agent who has left",
      asks: async (stage) => ({ as: stage.admin, input: { agentId: await whoLeft(stage), capacity: 4 } }),
      answer: ["agent.gone", "Lena has left. Choose another agent."],
    },
  ],
  "agents.setSkills": [
    {
      what: "an agent who has left",
      asks: async (stage) => ({ as: stage.admin, input: { agentId: await whoLeft(stage), skills: ["Product"] } }),
      answer: ["agent.gone", "Lena has left. Choose another agent."],
    },
    {
      what: "a category that was archived: complaints under it are still open",
      asks: async (stage) => {
        const { id } = await stage.world.addAgent("Lena");
        return { as: stage.admin, input: { agentId: id, skills: [await archived(stage, "Toasters")] } };
      },
      answer: "done",
    },
    {
      what: "a category that there is not",
      asks: ({ admin, agent }) => ({ as: admin, input: { agentId: agent.id, skills: ["Magic"] } }),
      answer: ["category.not-found", "There is no category named Magic. Choose from the list of categories."],
      field: "skills",
    },
  ],
  "categories.add": [
    {
      what: "a name that was taken meanwhile",
      asks: async (stage) => ({ as: stage.admin, input: { name: await archived(stage, "Irons") } }),
      answer: ["category.exists", "There is a category named Irons already. Choose another name, or restore that one."],
      field: "name",
    },
  ],
  "categories.change": [
    {
      what: "one that another has archived",
      asks: async (stage) => ({ as: stage.admin, input: { name: await archived(stage, "Fans"), active: false } }),
      answer: "done",
    },
    {
      what: "one that there is not",
      asks: ({ admin }) => ({ as: admin, input: { name: "Magic", active: false } }),
      answer: ["category.not-found", "There is no category named Magic. Choose from the list of categories."],
    },
  ],
};

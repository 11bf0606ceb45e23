import { addCategory } from "#server/desk/categories/add-category.ts";
import { changeCategory } from "#server/desk/categories/change-category.ts";
import { refuseMail } from "#server/desk/inbox/refuse-mail.ts";
import { GONE, type Stage, type Withdrawals } from "./trial.ts";

/** A mail that waits for somebody to decide. */
async function waiting({ world: { web } }: Stage) {
  const { inbox, ids, clock } = web.desk;
  const [id, at] = [ids.documentId(), clock.now()];
  await inbox.keep({ id, key: `withdrawn ${id}`, at, bytes: 0 }, new Uint8Array());
  const read = { from: "stranger@elsewhere.test", subject: "A lamp", words: "It hums.", forAdmins: false };
  await inbox.settle(id, { ...read, state: "waits", reason: "unknown-sender" }, at);
  return { id };
}

async function decided(stage: Stage) {
  const mail = await waiting(stage);
  await refuseMail(stage.world.web.desk, stage.admin, mail);
  return mail;
}

const DECIDED = [
  "mail.decided",
  "Somebody else has decided about this mail, or is about to. Look at the list again.",
] as const;
const NOT_THERE = ["mail.not-found", "This mail is not there any more. Look at the list again."] as const;

/** What is done about mails that came in. */
export const mails: Withdrawals = {
  "inbox.accept": [
    {
      what: "a mail that is not kept any more",
      asks: ({ agent }) => ({ as: agent, input: { id: GONE, as: "complaint", category: "Product" } }),
      answer: NOT_THERE,
    },
    {
      what: "a category that was archived",
      async asks(stage) {
        const { world, admin, agent } = stage;
        await addCategory(world.web.desk, admin, { name: "Letters", description: "" });
        await changeCategory(world.web.desk, admin, { name: "Letters", active: false });
        return { as: agent, input: { ...(await waiting(stage)), as: "complaint", category: "Letters" } };
      },
      answer: ["category.not-found", '"Letters" is not offered any more. Choose another category.'],
      field: "category",
    },
    {
      what: "a complaint that there is not",
      asks: async (stage) => ({
        as: stage.agent,
        input: { ...(await waiting(stage)), as: "answer", complaintId: "COMP-99999" },
      }),
      answer: ["complaint.not-found", /Check the number\.$/],
    },
  ],
  "inbox.refuse": [
    {
      what: "a mail that a colleague has refused",
      asks: async (stage) => ({ as: stage.agent, input: await decided(stage) }),
      answer: DECIDED,
    },
  ],
  "inbox.write": "It names addresses, and whatever is there is answered like a mail from anywhere.",
};

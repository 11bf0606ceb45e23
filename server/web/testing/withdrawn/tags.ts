import { addTag } from "#server/desk/tags/add-tag.ts";
import { mergeTags } from "#server/desk/tags/change-tag.ts";
import { GONE, type Stage, type Withdrawals } from "./trial.ts";

const aTag = ({ world, admin }: Stage) => {
  const number = Number.parseInt(crypto.randomUUID().slice(0, 8), 16);
  return addTag(world.web.desk, admin, { name: `tag that goes ${number}` });
};

/** A tag that has become another one since the list was shown. */
async function merged(stage: Stage) {
  const [tag, into] = [await aTag(stage), await aTag(stage)];
  await mergeTags(stage.world.web.desk, stage.admin, { id: tag.id, mergeInto: into.id });
  return { ...tag, into };
}

/** What is done to tags, and with them. */
export const tags: Withdrawals = {
  "complaints.tag": [
    {
      what: "a tag that was merged: it is tagged with what that has become",
      asks: async (stage) => ({
        as: stage.agent,
        input: { id: await stage.hold(), add: [(await merged(stage)).name] },
      }),
      answer: "done",
    },
    {
      what: "a tag that there is not",
      asks: async ({ agent, hold }) => ({ as: agent, input: { id: await hold(), add: ["magic"] } }),
      answer: ["tag.not-found", 'There is no tag "magic". Choose one from the list of tags, or make it first.'],
      field: "add",
    },
    {
      what: "a complaint that a colleague has taken",
      asks: async ({ colleague, hold }) => ({ as: colleague, input: { id: await hold(), add: [] } }),
      answer: [
        "complaint.transition-not-allowed",
        "Only whoever has this complaint, and admins, correct it. Take it first, or ask them.",
      ],
    },
  ],
  "tags.add": [
    {
      what: "a name that was taken meanwhile",
      asks: async (stage) => ({ as: stage.agent, input: { name: (await aTag(stage)).name.toUpperCase() } }),
      answer: [
        "tag.exists",
        /^There is a tag named tag that goes \d+ already\. Use that one, or choose another name\.$/,
      ],
      field: "name",
    },
    {
      what: "a name that went with a merged tag",
      asks: async (stage) => ({ as: stage.agent, input: { name: (await merged(stage)).name } }),
      answer: ["tag.exists", /has become the tag tag that goes \d+\. Use that one, or choose another name\.$/],
      field: "name",
    },
  ],
  "tags.rename": [
    {
      what: "one that another admin has merged",
      asks: async (stage) => ({ as: stage.admin, input: { id: (await merged(stage)).id, name: "gone" } }),
      answer: ["tag.not-found", /^tag that goes \d+ was merged into tag that goes \d+\. Choose that one\.$/],
    },
    {
      what: "one that there is not",
      asks: ({ admin }) => ({ as: admin, input: { id: GONE, name: "gone" } }),
      answer: ["tag.not-found", "There is no such tag. Choose one from the list of tags."],
    },
  ],
  "tags.merge": [
    {
      what: "one that another admin has merged in the same way",
      asks: async (stage) => {
        const { id, into } = await merged(stage);
        return { as: stage.admin, input: { id, mergeInto: into.id } };
      },
      answer: "done",
    },
    {
      what: "one that has become another tag",
      asks: async (stage) => ({
        as: stage.admin,
        input: { id: (await aTag(stage)).id, mergeInto: (await merged(stage)).id },
      }),
      answer: ["tag.not-found", /^tag that goes \d+ was merged into tag that goes \d+\. Choose that one\.$/],
      field: "mergeInto",
    },
  ],
};

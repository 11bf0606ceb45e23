import type { Actor } from "#server/core/actor.ts";
import { issueLink } from "#server/desk/links/issue-link.ts";
import { useLink } from "#server/desk/links/use-link.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { withdrawInvitation } from "#server/desk/people/list-invitations.ts";
import { revokeToken } from "#server/desk/people/revoke-token.ts";
import { offerSecondFactor } from "#server/desk/second-factor/set-up.ts";
import { emailOf, PASSWORD } from "#server/desk/testing.ts";
import { erased, GONE, type Stage, type Withdrawals } from "./trial.ts";

const NAMES_NOBODY = "It names nothing but what whoever asks types.";
const NO_PERSON = "There is no such person any more. Choose somebody from the list.";
const LINK_OVER = "This link was used already, or its time is over. Ask whoever sent it for a new one.";
const password = { password: PASSWORD };

async function nobody(stage: Stage) {
  const { id } = await stage.world.addPerson("Emil", "user");
  await erased(stage, id);
  return id;
}

/** Somebody who has set up a second factor. */
async function guarded({ world: { addPerson, web } }: Stage, role: Actor["role"] = "user") {
  const actor = await addPerson("Emil", role);
  await web.desk.secondFactors.offer(actor.id, "sealed");
  const factor = { secret: "sealed", confirmedAt: web.desk.clock.now(), lastStep: 0, recovery: [] };
  await web.desk.secondFactors.turnOn(actor.id, factor);
  return actor;
}

async function usedLink({ world: { web }, owner }: Stage) {
  const { url } = await issueLink(web.desk, "reset", { userId: owner.id, email: emailOf(owner) });
  const token = new URL(url).hash.slice(1);
  await useLink(web.desk, { token, ...password }, null);
  return token;
}

/** What is done to people, and to what proves who they are. */
export const people: Withdrawals = {
  "account.register": NAMES_NOBODY,
  "account.forgotPassword": NAMES_NOBODY,
  "account.changeAddress": NAMES_NOBODY,
  "account.changePassword": NAMES_NOBODY,
  "account.chooseTimeZone": NAMES_NOBODY,
  "account.rename": NAMES_NOBODY,
  "preferences.set": NAMES_NOBODY,
  "session.confirm": NAMES_NOBODY,
  "account.sendVerification": [
    {
      what: "a link for an address that was confirmed in another tab",
      asks: ({ owner }) => ({ as: owner }),
      answer: ["input.invalid", "Your address is confirmed already."],
    },
  ],
  "people.change": [
    {
      what: "somebody who was erased",
      asks: async (stage) => ({ as: stage.admin, input: { userId: await nobody(stage), role: "agent" } }),
      answer: ["account.not-found", NO_PERSON],
    },
    {
      what: "the last admin, after another admin gave the role up",
      asks: ({ admin }) => ({ as: admin, input: { userId: admin.id, role: "user" } }),
      answer: ["account.last-admin", "This is the last admin. Make somebody else an admin first."],
    },
  ],
  "people.makeLink": [
    {
      what: "somebody who was erased",
      asks: async (stage) => ({ as: stage.admin, input: { userId: await nobody(stage) } }),
      answer: ["account.not-found", "There is no such person any more."],
    },
    {
      what: "somebody who was switched off",
      asks: async ({ world, admin }) => {
        const { id } = await world.addPerson("Emil", "user");
        await changePerson(world.web.desk, admin, { userId: id, active: false });
        return { as: admin, input: { userId: id } };
      },
      answer: ["account.not-found", "They are switched off. Switch them on first."],
    },
  ],
  "people.invite": [
    {
      what: "an address that has an account by now",
      asks: ({ admin, owner }) => ({ as: admin, input: { name: "Olga", email: emailOf(owner), role: "agent" } }),
      answer: ["account.email-taken", "There is an account with this e-mail address already. Change its role instead."],
      field: "email",
    },
  ],
  "people.withdrawInvitation": [
    {
      what: "one that another admin has withdrawn",
      asks: async ({ world, admin, invited }) => {
        const { email } = await invited();
        await withdrawInvitation(world.web.desk, admin, { email });
        return { as: admin, input: { email } };
      },
      answer: [
        "link.over",
        "This invitation is over: it was withdrawn, its time has passed, or they have come by it. Look for them among the people.",
      ],
    },
  ],
  "erasure.person": [
    {
      what: "somebody who was made an agent",
      asks: async ({ world, admin }) => {
        const { id } = await world.addAgent("Lena");
        return { as: admin, input: { userId: id, ...password } };
      },
      answer: [
        "account.not-a-customer",
        "Only customers are erased. Make this person a customer first: then what they hold goes back to the line.",
      ],
    },
    {
      what: "somebody whom another admin has erased",
      asks: async (stage) => ({ as: stage.admin, input: { userId: await nobody(stage), ...password } }),
      answer: "done",
    },
    {
      what: "somebody whom nobody knows",
      asks: ({ admin }) => ({ as: admin, input: { userId: GONE, ...password } }),
      answer: ["account.not-found", NO_PERSON],
    },
  ],
  "links.look": [
    {
      what: "a link that was used in another tab",
      asks: async (stage) => ({ as: stage.owner, input: { token: await usedLink(stage) } }),
      answer: ["link.over", LINK_OVER],
    },
  ],
  "links.use": [
    {
      what: "a link that was used in another tab",
      asks: async (stage) => ({ as: stage.owner, input: { token: await usedLink(stage), ...password } }),
      answer: ["link.over", LINK_OVER],
    },
  ],
  "tokens.create": NAMES_NOBODY,
  "tokens.revokeAll": "All that there are; none is as good as done.",
  "tokens.revoke": [
    {
      what: "one that was revoked in another tab",
      asks: async ({ world: { web }, owner }) => {
        const { _id: tokenId } = await createToken(web.desk, owner, {
          name: "script",
          scope: "read",
          expiresInDays: 1,
        });
        await revokeToken(web.desk, owner, { tokenId });
        return { as: owner, input: { tokenId } };
      },
      answer: ["token.not-found", "You have no such token. It may be revoked already."],
    },
  ],
  "sessions.endAll": "All that there are.",
  "sessions.end": [
    {
      what: "one that has ended",
      asks: ({ owner }) => ({ as: owner, input: { sessionId: GONE } }),
      answer: ["session.not-found", "You have no such session. It may have ended already."],
    },
  ],
  "secondFactor.offer": [
    {
      what: "one that was set up in another tab",
      asks: async (stage) => ({ as: await guarded(stage), input: password }),
      answer: ["second-factor.changed-meanwhile", "Your second factor is on already. Turn it off first."],
    },
  ],
  "secondFactor.turnOn": [
    {
      what: "a beginning that was taken away",
      asks: ({ owner }) => ({ as: owner, input: { code: "000000" } }),
      answer: [
        "second-factor.changed-meanwhile",
        "This was over already: it was begun again elsewhere, or it is on. Begin anew.",
      ],
    },
    {
      what: "a beginning that was begun again in another tab: its code is not the code",
      asks: async ({ world: { web, addPerson } }) => {
        const emil = await addPerson("Emil", "user");
        const account = await web.desk.accounts.findById(emil.id);
        if (account) await offerSecondFactor({ ...web.desk, secret: web.accounts.secret }, { account });
        return { as: emil, input: { code: "000000" } };
      },
      answer: ["input.invalid", "This is not the code. Is the clock of your phone right?"],
      field: "code",
    },
  ],
  "secondFactor.renew": [
    {
      what: "one that was turned off",
      asks: ({ owner }) => ({ as: owner, input: password }),
      answer: ["second-factor.changed-meanwhile", "Your second factor is not on any more. Set it up first."],
    },
  ],
  "secondFactor.turnOff": [
    {
      what: "one that was turned off",
      asks: ({ owner }) => ({ as: owner, input: password }),
      answer: [
        "second-factor.changed-meanwhile",
        "Your second factor is off already. Set it up again if you want one.",
      ],
    },
  ],
  "secondFactor.take": [
    {
      what: "one that they have turned off",
      asks: ({ admin, owner }) => ({ as: admin, input: { userId: owner.id } }),
      answer: [
        "second-factor.changed-meanwhile",
        "They have no second factor any more. They can set one up in their settings.",
      ],
    },
  ],
  "secondFactor.setStaffRule": [
    {
      what: "the rule, after one's own second factor was taken",
      asks: ({ admin }) => ({ as: admin, input: { isRequired: true } }),
      answer: [
        "account.second-factor-kept",
        "Set up your own second factor in the settings first. Then you can ask it of the others.",
      ],
    },
  ],
  "ownData.requestErasure": [
    {
      what: "an account that was made an admin",
      asks: ({ admin }) => ({ as: admin }),
      answer: [
        "account.is-admin",
        "An administrator cannot ask to be erased. Ask another administrator to make you a customer first; if you are the only one, invite somebody.",
      ],
    },
  ],
  "ownData.withdrawErasure": "One's own request; none is as good as taken back.",
};

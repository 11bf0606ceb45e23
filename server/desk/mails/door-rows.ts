import { type DoorRows, NOTHING } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 403 403 ok ", "mails.list"],
    ["401 403 403 403 403 404", "mails.shown", () => NOTHING],
  ],
  // Whether somebody looks into the catcher shows in their account.
  byRelation: ["mails.shown"],
};

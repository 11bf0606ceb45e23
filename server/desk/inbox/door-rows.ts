import { type DoorRows, NOTHING } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 ok  ok  ok ", "inbox.list", () => ({})],
    ["401 403 403 ok  ok  ok ", "inbox.waiting"],
    ["401 403 403 404 404 404", "inbox.byId", () => NOTHING],
    ["401 403 403 404 404 404", "inbox.accept", () => ({ ...NOTHING, as: "complaint", category: "Product" })],
    ["401 403 403 404 404 404", "inbox.refuse", () => NOTHING],
    // Here no mails are caught.
    ["401 403 403 403 403 403", "inbox.write", ({ email }) => ({ from: email, text: "Hello" })],
  ],
  byRelation: ["inbox.write"],
};

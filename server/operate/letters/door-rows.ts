import { type DoorRows, NOTHING } from "#server/platform/doors/testing.ts";

const ALL = { all: true };

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 403 403 ok ", "deadLetters.groups"],
    ["401 403 403 403 403 ok ", "deadLetters.list", () => ({})],
    ["401 403 403 403 403 409", "deadLetters.retry", () => ALL],
    ["401 403 403 403 403 409", "deadLetters.archive", () => ALL],
    ["401 403 403 403 403 409", "deadLetters.restore", () => ALL],
    ["401 403 403 403 403 ok ", "deadLetters.redrives"],
    ["401 403 403 403 403 404", "deadLetters.redrive", () => NOTHING],
  ],
};

import type { DoorRows } from "#server/platform/doors/testing.ts";

/** Production refuses experiments to admins, too; whoever watches one has a ticket instead of a session. */
export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 403 403 403", "experiments.desk"],
    ["403 403 403 403 403 403", "experiments.watch", () => ({ ticket: "none" })],
    ["401 403 403 403 403 403", "experiments.start", () => ({ name: "kill-database" })],
    ["401 403 403 403 403 403", "experiments.stop"],
  ],
};

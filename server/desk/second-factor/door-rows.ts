import type { DoorRows } from "#server/platform/doors/testing.ts";

const PASSWORD = { password: "none" };

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "secondFactor.state"],
    // Nobody here has a password that could be confirmed.
    ["401 400 400 400 400 400", "secondFactor.offer", () => PASSWORD],
    ["401 400 400 400 400 400", "secondFactor.renew", () => PASSWORD],
    ["401 400 400 400 400 400", "secondFactor.turnOff", () => PASSWORD],
    ["401 409 409 409 409 409", "secondFactor.turnOn", () => ({ code: "000000" })],
    ["401 403 403 403 403 ok ", "secondFactor.holders", () => ({ userIds: [] })],
    ["401 403 403 403 403 ok ", "secondFactor.staffRule"],
    ["401 403 403 403 403 409", "secondFactor.setStaffRule", () => ({ isRequired: true })],
    ["401 403 403 403 403 409", "secondFactor.take", () => ({ userId: "0".repeat(24) })],
  ],
};

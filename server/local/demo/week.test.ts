import { expect, test } from "vitest";
import { eventIdOf, userIdOf } from "#server/core/ids.ts";
import { documentIdAt } from "#server/platform/db/ids.ts";
import { systemIds } from "#server/platform/ids.ts";
import { playWeek } from "./week.ts";

const someone = (role: "user" | "agent") => ({ id: userIdOf(systemIds.documentId()), name: role, role });
const stampAt = (now: Date) => ({
  now,
  eventId: eventIdOf(systemIds.eventId()),
  entryId: documentIdAt(now),
  token: systemIds.token(),
  traceparent: null,
});

test.for(["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"])(
  "a company in %s works by the clock there, also over a change of clocks",
  (timeZone) => {
    const week = playWeek({
      now: new Date("2026-04-07T12:00:00Z"),
      timeZone,
      customers: [someone("user")],
      agents: [someone("agent")],
      firstNumber: 10_000,
      stampAt,
      documentIdAt,
    });
    const hours = week.map(({ ticket }) =>
      Number(ticket.createdAt.toLocaleString("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" })),
    );
    expect(hours.slice(0, 9)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(new Set(hours.slice(0, -9))).toEqual(new Set([8, 9, 10, 11, 12, 13, 14, 15, 16]));
  },
);

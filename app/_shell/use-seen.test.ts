import { expect, test } from "vitest";
import type { NotificationView } from "#server/desk/notices/wire.ts";
import { seenOn } from "./use-seen.ts";

const news = (id: string, complaintId: string, read = false): NotificationView => ({
  id,
  type: "reply",
  title: "New reply",
  message: "",
  complaintId,
  at: "2026-11-23T12:00:00.000Z",
  read,
});

test("news about the complaint that is open is seen, other news is not", () => {
  const items = [news("1", "COMP-10001"), news("2", "COMP-10002"), news("3", "COMP-10001", true)];
  expect(seenOn("/complaints/COMP-10001", items)).toEqual(["1"]);
  expect(seenOn("/desk/COMP-10002", items)).toEqual(["2"]);
  expect(seenOn("/complaints", items)).toEqual([]);
});

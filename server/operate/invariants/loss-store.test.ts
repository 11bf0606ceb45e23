import { beforeEach, expect, test } from "vitest";
import { anyRows } from "#server/platform/db/testing.ts";
import { id, openDeskToSpoil } from "./testing.ts";

const it = await openDeskToSpoil();
const { maya } = it;
beforeEach(() => it.emptied());

test("losses are found in any batch, and each unknown event once, however many were told of it", async () => {
  const events = anyRows<Record<string, unknown> & { _id: string }>(it.db, "events");
  const { _id } = await it.file();
  await it.relayed();
  const filing = await events.findOne({ aggId: _id, type: "ticket.created" });
  const copies = Array.from({ length: 1_001 }, (_, n) => ({ ...filing, _id: `copy-${n}`, rev: n + 100 }));
  await events.insertMany([...copies, { ...filing, _id: "lost", aggId: "e".repeat(24) }]);
  expect(await Array.fromAsync(it.store.lostFilings())).toEqual([{ eventId: "lost", ticketId: "e".repeat(24) }]);

  const notice = { eventId: "unheard of", recipient: id(maya.id) };
  await it.collection("notifications").insertMany([
    { ...notice, key: "one" },
    { ...notice, key: "two" },
    { ...notice, key: "three", eventId: "lost" },
  ]);
  expect(await Array.fromAsync(it.store.unknownTellings())).toEqual(["unheard of"]);
});

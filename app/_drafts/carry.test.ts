import { expect, test } from "vitest";
import { type CarryOptions, createCarry, type Elsewhere } from "./carry.ts";
import type { Texts } from "./draft.ts";
import { createDrafts } from "./drafts.ts";
import { createShelf } from "./shelf.ts";

const PLACE = "reply:1";
const text = (words: string): Texts => ({ text: words });

/** One device of somebody: its drafts, and a server that it shares with others. */
async function aDevice(server = aServer(), name = crypto.randomUUID()) {
  let now = 0;
  const drafts = createDrafts({
    shelf: createShelf(null),
    personId: "p",
    tab: Promise.resolve({ id: name, living: async () => ({ ids: new Set([name]), isSure: true }) }),
    inTurn: (_name, work) => work(),
    now: () => now,
  });
  await drafts.open(PLACE);
  const timers = new Set<{ at: number; work: () => void }>();
  const options: CarryOptions = {
    ...{ place: PLACE, drafts, now: () => now, newKey: () => crypto.randomUUID() },
    list: async (keys) => server.list(name, keys),
    keep: async (key, texts) => server.keep(name, key, texts),
    after(ms, work) {
      const timer = { at: now + ms, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const carry = createCarry(options);
  return {
    drafts,
    carry,
    write: (words: string) => drafts.write(PLACE, words === "" ? null : text(words)),
    reads: () => drafts.look(PLACE).mine?.texts["text"] ?? "",
    offered: () => drafts.look(PLACE).left.map(({ draft }) => draft.texts["text"]),
    /** Lets time pass, and what is due in it be done. */
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.work();
        for (let turn = 0; turn < 10; turn++) await Promise.resolve();
      }
      now = until;
    },
  };
}

function aServer() {
  const rows = new Map<string, { device: string; key: string; texts: Texts; at: string }>();
  const sent = new Set<string>();
  let at = 0;
  const server = {
    isAway: false,
    kept: 0,
    keep(device: string, key: string, texts: Texts) {
      if (server.isAway) throw new Error("away");
      server.kept++;
      if (Object.keys(texts).length === 0) rows.delete(`${key} ${device}`);
      else rows.set(`${key} ${device}`, { device, key, texts, at: String(++at) });
    },
    list(device: string, keys: readonly string[]) {
      const all = [...rows.values()].toSorted((one, other) => Number(other.at) - Number(one.at));
      return {
        drafts: all.filter((row) => row.device !== device && !sent.has(row.key)) as Elsewhere[],
        sent: keys
          .filter((key) => sent.has(key))
          .map((key) => ({ key, texts: rows.get(`${key} ${device}`)?.texts ?? null })),
      };
    },
    send: (key: string) => void sent.add(key),
  };
  return server;
}

test("what was typed is kept a second after the last letter, and at the latest after five", async () => {
  const server = aServer();
  const desk = await aDevice(server);
  for (let letter = 1; letter <= 12; letter++) {
    desk.write("x".repeat(letter));
    await desk.pass(500);
  }
  expect(server.kept).toBe(1);
  await desk.pass(1_000);
  expect(server.kept).toBe(2);
  await desk.pass(60_000);
  expect(server.kept).toBe(2);
});

test("another device goes on where the first stopped, under the same key, and may leave it out", async () => {
  const server = aServer();
  const [desk, phone] = [await aDevice(server), await aDevice(server)];
  desk.write("Dear Maya");
  await desk.pass(1_000);
  await phone.carry.ask();
  expect(phone.reads()).toBe("Dear Maya");
  expect(phone.drafts.look(PLACE).mine?.key).toBe(desk.drafts.look(PLACE).mine?.key);
  expect(phone.carry.look().from?.texts).toEqual(text("Dear Maya"));
  phone.carry.undo();
  expect(phone.reads()).toBe("");
  await phone.carry.ask();
  expect(phone.reads()).toBe("");
});

test("whoever changes what came along has taken it over", async () => {
  const server = aServer();
  const [desk, phone] = [await aDevice(server), await aDevice(server)];
  desk.write("Dear Maya");
  await desk.pass(1_000);
  await phone.carry.ask();
  phone.write("Dear Maya, hello");
  expect(phone.carry.look().from).toBeNull();
  await phone.pass(1_000);
  await desk.carry.ask();
  expect(desk.reads()).toBe("Dear Maya");
  expect(desk.carry.look().offer?.texts).toEqual(text("Dear Maya, hello"));
  desk.carry.use();
  expect(desk.reads()).toBe("Dear Maya, hello");
  expect(desk.offered()).toEqual(["Dear Maya"]);
});

test("two devices that type at the same time lose nothing: each is offered the other's", async () => {
  const server = aServer();
  const [desk, phone] = [await aDevice(server), await aDevice(server)];
  desk.write("From the desk");
  phone.write("From the phone");
  await Promise.all([desk.pass(1_000), phone.pass(1_000)]);
  await Promise.all([desk.carry.ask(), phone.carry.ask()]);
  expect([desk.reads(), phone.reads()]).toEqual(["From the desk", "From the phone"]);
  expect(desk.carry.look().offer?.texts).toEqual(text("From the phone"));
  expect(phone.carry.look().offer?.texts).toEqual(text("From the desk"));
});

test("what was sent from elsewhere is not unfinished here; what was typed since is a text of its own", async () => {
  const server = aServer();
  const [desk, other] = [await aDevice(server), await aDevice(server)];
  desk.write("Dear Maya");
  await desk.pass(1_000);
  await other.carry.ask();
  const key = other.drafts.look(PLACE).mine?.key ?? "";
  server.send(key);
  await desk.carry.ask();
  expect(desk.reads()).toBe("");
  await other.carry.ask();
  expect(other.reads()).toBe("Dear Maya");
  expect(other.drafts.look(PLACE).mine?.key).not.toBe(key);
});

test("what is emptied or taken to be sent is kept no more", async () => {
  const server = aServer();
  const [desk, phone] = [await aDevice(server), await aDevice(server)];
  desk.write("Dear Maya");
  await desk.pass(1_000);
  desk.drafts.take(PLACE);
  await desk.pass(1_000);
  await phone.carry.ask();
  expect(phone.reads()).toBe("");
});

test("a server that is away gets it when it is back", async () => {
  const server = aServer();
  const desk = await aDevice(server);
  server.isAway = true;
  desk.write("Dear Maya");
  await desk.pass(10_000);
  server.isAway = false;
  await desk.pass(5_000);
  expect(server.kept).toBe(1);
});

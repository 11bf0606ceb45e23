import { expect, test } from "vitest";
import { claimTab } from "./tab.ts";
import { aStorage, someChannels, someLocks } from "./testing.ts";

const pause = async () => {};

test("a tab is the same after a reload", async () => {
  const [session, locks] = [aStorage(), someLocks()];
  const before = await claimTab({ session, locks: locks.of("before"), pause });
  locks.end("before");
  const after = await claimTab({ session, locks: locks.of("after"), pause });
  expect(after.id).toBe(before.id);
});

test("a page that lets go of its lock a moment late is still the same tab after a reload", async () => {
  const [session, locks] = [aStorage(), someLocks()];
  const before = await claimTab({ session, locks: locks.of("before"), pause });
  const after = await claimTab({ session, locks: locks.of("after"), pause: async () => locks.end("before") });
  expect(after.id).toBe(before.id);
});

test("a duplicated tab gets an id of its own, and both are known to be there", async () => {
  const [session, locks] = [aStorage(), someLocks()];
  const first = await claimTab({ session, locks: locks.of("first"), pause });
  const copy = aStorage();
  for (const [name, value] of session.items) copy.setItem(name, value);
  const second = await claimTab({ session: copy, locks: locks.of("second"), pause });
  expect(second.id).not.toBe(first.id);
  expect(await first.living()).toEqual({ ids: new Set([first.id, second.id]), isSure: true });
  locks.end("first");
  expect(await second.living()).toEqual({ ids: new Set([second.id]), isSure: true });
});

test("where a browser has no locks or no storage, a tab has an id, and nobody is said to be gone", async () => {
  const session = aStorage();
  session.refuse = true;
  const tab = await claimTab({ session, locks: undefined, pause });
  expect(tab.id).toMatch(/^[\da-f-]{32,36}$/);
  expect(await tab.living()).toEqual({ ids: new Set(), isSure: false });
});

/** Long enough for an answer. */
const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

function aBrowserWithoutLocks() {
  const channels = someChannels();
  return {
    end: channels.end,
    page: (name: string, session = aStorage()) =>
      claimTab({ session, locks: undefined, channel: channels.of(name), pause: breath }),
  };
}

function copyOf(session: ReturnType<typeof aStorage>) {
  const copy = aStorage();
  for (const [name, value] of session.items) copy.setItem(name, value);
  return copy;
}

test("without locks a tab is the same after a reload, and a duplicate of one that answers gets an id of its own", async () => {
  const [browser, session] = [aBrowserWithoutLocks(), aStorage()];
  const before = await browser.page("before", session);
  browser.end("before");
  const after = await browser.page("after", session);
  const duplicate = await browser.page("duplicate", copyOf(session));
  expect(after.id).toBe(before.id);
  expect(duplicate.id).not.toBe(after.id);
  expect((await after.living()).ids).toEqual(new Set([duplicate.id]));
  browser.end("duplicate");
  expect(await after.living()).toEqual({ ids: new Set(), isSure: false });
});

test("without locks, of tabs that come at once with one id, one keeps it", async () => {
  const session = aStorage();
  session.setItem("quickfix:tab", "one");
  const browser = aBrowserWithoutLocks();
  const tabs = await Promise.all(["a", "b", "c"].map((name) => browser.page(name, copyOf(session))));
  expect(new Set(tabs.map(({ id }) => id)).size).toBe(3);
  expect(tabs.filter(({ id }) => id === "one")).toHaveLength(1);
});

test("scribbles of others on the channel are not heard", async () => {
  const channels = someChannels();
  const stranger = channels.of("stranger");
  const tab = await claimTab({ session: aStorage(), locks: undefined, channel: channels.of("page"), pause: breath });
  for (const scribble of [null, "who", { kind: "who" }, { kind: "else", id: tab.id, page: "p" }]) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    stranger.postMessage(scribble);
  }
  expect(await tab.living()).toEqual({ ids: new Set(), isSure: false });
});

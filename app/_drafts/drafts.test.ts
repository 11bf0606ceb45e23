import { expect, test } from "vitest";
import { createDrafts } from "./drafts.ts";
import { createShelf } from "./shelf.ts";
import { claimTab } from "./tab.ts";
import { aStorage, someChannels, someLocks } from "./testing.ts";
import { createTurns } from "./turns.ts";

/** A browser in which pages come and go. */
function aBrowser({ hasLocks = true } = {}) {
  const local = aStorage();
  const locks = someLocks();
  let time = 0;
  const now = () => (time += 1);
  return {
    local,
    end: locks.end,
    /** A new page; with the session of an earlier one it is that tab again. */
    page(name: string, { person = "maya", session = aStorage() } = {}) {
      const own = hasLocks ? locks.of(name) : undefined;
      const tab = claimTab({ session, locks: own, pause: async () => {} });
      const drafts = createDrafts({ shelf: createShelf(local), personId: person, tab, inTurn: createTurns(own), now });
      const text = (place = "answer:t1") => drafts.look(place).mine?.texts["text"] ?? null;
      const type = (words: string, place = "answer:t1") => drafts.write(place, { text: words });
      return { drafts, session, text, type, open: (place = "answer:t1") => drafts.open(place) };
    },
  };
}

test("a text is there after a reload, with the key that it began with", async () => {
  const browser = aBrowser();
  const before = browser.page("before");
  await before.open();
  before.type("It is");
  const key = before.drafts.look("answer:t1").mine?.key;
  before.type("It is 7741");
  browser.end("before");
  const after = browser.page("after", before);
  await after.open();
  expect(after.drafts.look("answer:t1").mine).toMatchObject({ key, texts: { text: "It is 7741" } });
});

test("a page knows whether somebody is writing on it, and nothing of what other tabs hold", async () => {
  const browser = aBrowser();
  const [one, other] = [browser.page("one"), browser.page("other")];
  await Promise.all([one.open(), other.open()]);
  expect(one.drafts.isWriting()).toBe(false);
  other.type("Elsewhere");
  expect(one.drafts.isWriting()).toBe(false);
  one.type("Here");
  expect(one.drafts.isWriting()).toBe(true);
  one.drafts.take("answer:t1");
  expect(one.drafts.isWriting()).toBe(false);
});

test("each tab has its own text, and each place", async () => {
  const browser = aBrowser();
  const [one, other] = [browser.page("one"), browser.page("other")];
  await Promise.all([one.open(), other.open(), one.open("reply:t1")]);
  one.type("Mine");
  one.type("A reply", "reply:t1");
  other.type("Another");
  await other.open();
  expect([one.text(), one.text("reply:t1"), other.text()]).toEqual(["Mine", "A reply", "Another"]);
  one.drafts.take("answer:t1");
  expect([one.text(), one.text("reply:t1"), other.text()]).toEqual([null, "A reply", "Another"]);
});

test("what a tab that is gone has left is found by the next one that opens the place, and by one only", async () => {
  const browser = aBrowser();
  const gone = browser.page("gone");
  await gone.open();
  gone.type("Half a sent");
  browser.end("gone");
  const [next, third] = [browser.page("next"), browser.page("third")];
  await Promise.all([next.open(), third.open()]);
  expect([next.text(), third.text()].sort()).toEqual(["Half a sent", null]);
});

test("of two that were left the newest is there and the other is offered; taking it sets the first aside", async () => {
  const browser = aBrowser();
  for (const name of ["one", "two"]) {
    const page = browser.page(name);
    await page.open();
    page.type(name);
  }
  browser.end("one");
  browser.end("two");
  const next = browser.page("next");
  await next.open();
  expect(next.text()).toBe("two");
  const [left] = next.drafts.look("answer:t1").left;
  if (!left) throw new Error("Nothing is offered.");
  await next.drafts.swap("answer:t1", left);
  expect(next.text()).toBe("one");
  expect(next.drafts.look("answer:t1").left).toMatchObject([{ draft: { texts: { text: "two" } } }]);
});

test("what was offered stays with its tab where that is back", async () => {
  const browser = aBrowser();
  const [one, two] = [browser.page("one"), browser.page("two")];
  for (const page of [one, two]) {
    await page.open();
    page.type("Older");
    page.type("Newer");
  }
  browser.end("one");
  await two.open();
  const [left] = two.drafts.look("answer:t1").left;
  if (!left) throw new Error("Nothing is offered.");
  const back = browser.page("back", one);
  await back.open();
  await two.drafts.swap("answer:t1", left);
  expect(two.drafts.look("answer:t1").left).toEqual([]);
  expect([back.text(), browser.page("x").drafts.count()]).toEqual(["Newer", 2]);
});

test("what is typed before it is known what there was stays, and what there was is offered", async () => {
  const browser = aBrowser();
  const before = browser.page("before");
  await before.open();
  before.type("From before");
  browser.end("before");
  const after = browser.page("after", before);
  after.type("Typed at once");
  await after.open();
  expect(after.text()).toBe("Typed at once");
  expect(after.drafts.look("answer:t1").left).toMatchObject([{ draft: { texts: { text: "From before" } } }]);
  expect(browser.page("x").drafts.count()).toBe(2);
});

test("nobody finds what somebody else has left", async () => {
  const browser = aBrowser();
  const maya = browser.page("maya");
  await maya.open();
  maya.type("Mine");
  browser.end("maya");
  const omar = browser.page("omar", { person: "omar", session: maya.session });
  await omar.open();
  expect([omar.text(), omar.drafts.look("answer:t1").left, omar.drafts.count()]).toEqual([null, [], 0]);
});

test("what comes back from the outbox stands there, and what was typed since is offered beside it", async () => {
  const page = aBrowser().page("page");
  await page.open();
  page.type("First");
  const taken = page.drafts.take("answer:t1");
  if (!taken) throw new Error("There was nothing to take.");
  page.type("Second");
  expect(page.drafts.look("answer:t1").mine?.key).not.toBe(taken.key);
  page.drafts.putBack("answer:t1", taken);
  expect(page.drafts.look("answer:t1").mine).toMatchObject({ key: taken.key, texts: { text: "First" } });
  expect(page.drafts.look("answer:t1").left).toMatchObject([{ draft: { texts: { text: "Second" } } }]);
});

test("a browser that keeps nothing loses nothing as long as the page is there, and the page can say so", async () => {
  const browser = aBrowser();
  browser.local.refuse = true;
  const page = browser.page("page");
  await page.open();
  page.type("Only here");
  expect([page.text(), page.drafts.look("answer:t1").isKept]).toEqual(["Only here", false]);
});

test("without locks nobody is taken for gone: what others have is offered and stays theirs until it is used", async () => {
  const browser = aBrowser({ hasLocks: false });
  const [one, other] = [browser.page("one"), browser.page("other")];
  await one.open();
  one.type("Mine");
  await other.open();
  expect([other.text(), other.drafts.look("answer:t1").left.length, one.text()]).toEqual([null, 1, "Mine"]);
});

test("without locks what a tab has that answers is not offered, and of two that took up one text each has its own", async () => {
  const [local, channels] = [aStorage(), someChannels()];
  const page = (name: string, session = aStorage()) => {
    const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
    const tab = claimTab({ session, locks: undefined, channel: channels.of(name), pause });
    const options = { shelf: createShelf(local), personId: "maya", inTurn: createTurns(undefined), now: () => 1 };
    return { session, drafts: createDrafts({ ...options, tab }) };
  };
  const one = page("one");
  await one.drafts.open("filing");
  one.drafts.write("filing", { title: "Mine" });
  const copy = aStorage();
  for (const [name, value] of one.session.items) copy.setItem(name, value);
  const duplicate = page("duplicate", copy);
  await duplicate.drafts.open("filing");
  expect(duplicate.drafts.look("filing")).toMatchObject({ mine: null, left: [] });
  duplicate.drafts.write("filing", { title: "Another" });
  channels.end("one");
  channels.end("duplicate");
  const [after, other] = [page("after", one.session), page("other", duplicate.session)];
  await Promise.all([after.drafts.open("filing"), other.drafts.open("filing")]);
  const titles = [after, other].map(({ drafts }) => drafts.look("filing").mine?.texts["title"]);
  expect(titles).toEqual(["Mine", "Another"]);
});

test("whoever has left keeps nothing more", async () => {
  const browser = aBrowser();
  const page = browser.page("page");
  await page.open();
  page.drafts.close();
  page.type("Too late");
  expect(browser.local.length).toBe(0);
});

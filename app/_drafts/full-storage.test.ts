import { TRPCClientError } from "@trpc/client";
import { expect, test, vi } from "vitest";
import { askBeforeLeaving } from "./ask-before-leaving.ts";
import type { Send } from "./send.ts";
import { aStorage, someLocks } from "./testing.ts";
import { createUnsent } from "./unsent.ts";

const PLACE = "answer:t1";
const TEXT = "word ".repeat(200).trim();
/** What a key, a place and the rest of it need beside its words. */
const BESIDE = 500;

/** A browser whose storage may be full, and a server that may be away. */
function aBrowser(quota = Number.POSITIVE_INFINITY) {
  const local = Object.assign(aStorage(), { quota });
  const locks = someLocks();
  const browser = { isAway: true, said: [] as Send[] };
  const page = (name: string, session = aStorage()) => {
    const unsent = createUnsent(
      {
        personId: "maya",
        async change(send) {
          if (browser.isAway) throw TRPCClientError.from(new TypeError("Failed to fetch"));
          browser.said.push(send);
        },
        onTaken: async () => {},
        onRefused: () => {},
      },
      { local, session, locks: locks.of(name), sleep: () => new Promise(setImmediate), now: () => Date.now() },
    );
    const { drafts, outbox } = unsent;
    const window = new EventTarget();
    const stop = new AbortController();
    askBeforeLeaving(unsent, stop.signal, window);
    return {
      ...{ drafts, outbox, session, stop },
      text: () => drafts.look(PLACE).mine?.texts["text"],
      type: (text: string) => drafts.write(PLACE, { text }),
      asks: () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })),
      send() {
        const draft = drafts.take(PLACE);
        if (!draft) throw new Error("Nothing stands there.");
        const message = draft.texts["text"] ?? "";
        outbox.send(
          {
            ...{ key: draft.key, texts: draft.texts, verb: "comment", input: { id: "t1", message }, line: "t1" },
            ...{ what: "Your message", words: message, place: PLACE, href: "/" },
          },
          () => {},
        );
        return draft.key;
      },
      waits: () => vi.waitFor(() => expect(outbox.list()).toMatchObject([{ isWaiting: true }])),
    };
  };
  return Object.assign(browser, { local, page, end: locks.end });
}

test("what is sent is stored with its words once, and is what it was for whoever reads it", async () => {
  const browser = aBrowser();
  const page = browser.page("page");
  await page.drafts.open(PLACE);
  page.type(TEXT);
  page.send();
  await page.waits();
  expect(page.outbox.list()).toMatchObject([{ words: TEXT, input: { id: "t1", message: TEXT }, isKept: true }]);
  expect([...browser.local.items.values()].join("").length).toBeLessThan(TEXT.length + BESIDE);
  expect([browser.local.length, page.asks()]).toEqual([1, false]);
});

test("where there is no room to send it from, its draft stays, it is said, and leaving asks", async () => {
  const browser = aBrowser(TEXT.length + BESIDE);
  const page = browser.page("page");
  await page.drafts.open(PLACE);
  page.type(TEXT);
  expect(page.drafts.look(PLACE).isKept).toBe(true);
  const key = page.send();
  await page.waits();
  expect(page.outbox.list()).toMatchObject([{ key, isKept: false }]);
  expect([page.text(), page.drafts.count(), page.drafts.has(PLACE), page.asks()]).toEqual([undefined, 0, false, true]);
  // Somebody looks at the place again: it is on its way, and is not offered.
  await page.drafts.open(PLACE);
  expect([page.text(), page.drafts.look(PLACE).left]).toEqual([undefined, []]);
  browser.end("page");
  const after = browser.page("after", page.session);
  await after.drafts.open(PLACE);
  expect([after.text(), after.drafts.look(PLACE).mine?.key, after.asks()]).toEqual([TEXT, key, false]);
});

test("once the server has it the draft is let go of, and nobody is asked any more", async () => {
  const browser = aBrowser(TEXT.length + BESIDE);
  const page = browser.page("page");
  await page.drafts.open(PLACE);
  page.type(TEXT);
  page.send();
  await page.waits();
  browser.isAway = false;
  page.outbox.hurry();
  await vi.waitFor(() => expect(page.outbox.list()).toEqual([]));
  expect([browser.said.map(({ words }) => words), browser.local.length, page.asks()]).toEqual([[TEXT], 0, false]);
});

test("what is typed while it waits does not take its place, and both are there after a reload", async () => {
  const browser = aBrowser(TEXT.length + BESIDE);
  const page = browser.page("page");
  await page.drafts.open(PLACE);
  page.type(TEXT);
  page.send();
  await page.waits();
  page.type("And one more.");
  browser.end("page");
  const after = browser.page("after", page.session);
  await after.drafts.open(PLACE);
  const { left } = after.drafts.look(PLACE);
  expect([after.text(), left.map(({ draft }) => draft.texts["text"])]).toEqual(["And one more.", [TEXT]]);
});

test("a page that does not look after it any more does not ask", async () => {
  const page = aBrowser(0).page("page");
  await page.drafts.open(PLACE);
  page.type(TEXT);
  expect(page.asks()).toBe(true);
  page.stop.abort();
  expect(page.asks()).toBe(false);
});

test("taken back it stands there as before, and its draft is stored", async () => {
  const browser = aBrowser(TEXT.length + BESIDE);
  const page = browser.page("page");
  await page.drafts.open(PLACE);
  page.type(TEXT);
  const key = page.send();
  await page.waits();
  const taken = page.outbox.withdraw(key);
  if (!taken) throw new Error("It was not kept.");
  page.drafts.putBack(PLACE, taken);
  expect(page.drafts.look(PLACE)).toMatchObject({ mine: { key }, isKept: true });
  expect([browser.local.length, page.asks()]).toEqual([1, false]);
});

test("a browser that keeps nothing asks before a draft is gone, and not whoever has signed out", async () => {
  const browser = aBrowser(0);
  const page = browser.page("page");
  await page.drafts.open(PLACE);
  expect(page.asks()).toBe(false);
  page.type(TEXT);
  expect(page.asks()).toBe(true);
  page.send();
  await page.waits();
  expect(page.asks()).toBe(true);
  page.drafts.close();
  page.outbox.close();
  expect(page.asks()).toBe(false);
});

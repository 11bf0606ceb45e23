import { expect, test } from "vitest";
import { createHeld, HELD_MS } from "./held.ts";
import type { ShortcutId } from "./shortcuts.ts";

function aPage() {
  const done: string[] = [];
  const due: { work: () => void; ms: number }[] = [];
  const held = createHeld((work, ms) => {
    const timer = { work, ms };
    due.push(timer);
    return () => void due.splice(0, due.length, ...due.filter((each) => each !== timer));
  });
  const owner = {};
  const press = (id: ShortcutId, by: object = owner) =>
    held.hold({ id, owner: by, says: `Doing ${id}`, run: () => void done.push(id) });
  const passes = () => {
    for (const { work } of [...due]) work();
  };
  return { held, done, due, owner, press, passes };
}

test("what a key does is done after five seconds and not before, and is shown until then", () => {
  const { held, done, due, press, passes } = aPage();
  press("resolve");
  expect([done, held.shared.get()?.says, due.map(({ ms }) => ms)]).toEqual([[], "Doing resolve", [HELD_MS]]);
  passes();
  expect([done, held.shared.get(), due]).toEqual([["resolve"], null, []]);
});

test("undone, it is never done", () => {
  const { held, done, press, passes } = aPage();
  press("resolve");
  held.undo();
  passes();
  held.doNow();
  expect([done, held.shared.get()]).toEqual([[], null]);
});

test("the next key sends what the last one did, and the same key means it once", () => {
  const { done, press, passes } = aPage();
  press("take");
  press("take");
  expect(done).toEqual([]);
  press("wait");
  expect(done).toEqual(["take"]);
  passes();
  expect(done).toEqual(["take", "wait"]);
});

test("what is left with its part of the page is done, once; that of others stays", () => {
  const { held, done, owner, press, passes } = aPage();
  press("release");
  held.leave({});
  expect(done).toEqual([]);
  held.leave(owner);
  passes();
  expect(done).toEqual(["release"]);
});

test("whoever goes on writing undoes their own key and no other", () => {
  const { held, done, owner, press, passes } = aPage();
  press("resolve");
  held.undoOf({});
  expect(held.shared.get()).not.toBeNull();
  held.undoOf(owner);
  passes();
  expect(done).toEqual([]);
});

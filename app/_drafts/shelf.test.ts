import { expect, test } from "vitest";
import { createShelf } from "./shelf.ts";
import { aStorage } from "./testing.ts";

test("what was written is there after a reload", () => {
  const storage = aStorage();
  expect(createShelf(storage).write("a", "one")).toBe(true);
  expect(createShelf(storage).read("a")).toBe("one");
});

test("a storage that is full or refused keeps it as long as the page is there, and says so", () => {
  const storage = aStorage();
  const shelf = createShelf(storage);
  shelf.write("a", "one");
  storage.refuse = true;
  expect(shelf.write("a", "two")).toBe(false);
  expect(shelf.read("a")).toBe("two");
  expect(shelf.write("b", "three")).toBe(false);
  expect(shelf.names("")).toEqual(["a", "b"]);
  shelf.drop("a");
  expect(shelf.read("a")).toBeNull();
});

test("a browser without a storage loses nothing either while the page is there", () => {
  const shelf = createShelf(null);
  expect(shelf.write("a", "one")).toBe(false);
  expect(shelf.read("a")).toBe("one");
});

import { expect, test } from "vitest";
import { inputOf, typedOf } from "./typed-macro.ts";

test("what is left as it is is empty, and tags are named in a line", () => {
  const typed = { ...typedOf(null), name: "A lid", addTags: "warm, , hot ", whose: "everybody", status: "Resolved" };
  expect(inputOf(typed)).toEqual({
    name: "A lid",
    scope: "everybody",
    teamId: null,
    words: "",
    acts: { status: "Resolved", priority: null, category: null, addTags: ["warm", "hot"], removeTags: [], note: "" },
    files: [],
  });
  expect(inputOf({ ...typed, whose: "0".repeat(24) })).toMatchObject({ scope: "team", teamId: "0".repeat(24) });
});

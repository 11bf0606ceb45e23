import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { checkWhose } from "./check-whose.ts";
import { NOBODY_YET, newFrom, onBehalfOf, readWhose, type Whose, whoseText } from "./whose.ts";

const say = sayIn("desk.whose");

test("what was searched for becomes the name or the address of somebody new", () => {
  expect(newFrom(" Emil Novák ")).toEqual({ kind: "new", name: "Emil Novák", email: "" });
  expect(newFrom("emil@example.com")).toEqual({ kind: "new", name: "", email: "emil@example.com" });
});

test("nobody is sent while nobody is chosen; known people go by id, new ones by name and address", () => {
  expect(onBehalfOf(NOBODY_YET)).toBeNull();
  expect(onBehalfOf({ kind: "known", person: { _id: "e", name: "Emil", email: "" } })).toBe("e");
  expect(onBehalfOf({ kind: "new", name: "Emil", email: "emil@example.com" })).toEqual({
    name: "Emil",
    email: "emil@example.com",
  });
});

test("whoever is not named is asked for, in the server's own words where they are somebody new", async () => {
  expect(await checkWhose(NOBODY_YET, say)).toEqual({ who: "Choose whose complaint it is, or add somebody new." });
  expect(await checkWhose({ kind: "known", person: { _id: "e", name: "Emil", email: "" } }, say)).toEqual({});
  expect(await checkWhose({ kind: "new", name: " ", email: "emil" }, say)).toEqual({
    name: "Enter a name.",
    email: "Enter an e-mail address like name@example.com.",
  });
  expect(await checkWhose({ kind: "new", name: "Emil", email: "Emil@Example.com" }, say)).toEqual({});
});

test("a draft keeps whose it is, and what somebody scribbled there is nobody", () => {
  const all: Whose[] = [
    { kind: "search", typed: "Em" },
    { kind: "known", person: { _id: "e", name: "Emil", email: "emil@example.com" } },
    { kind: "new", name: "Emil", email: "" },
  ];
  for (const whose of all) expect(readWhose(whoseText(whose))).toEqual(whose);
  expect(whoseText(NOBODY_YET)).toBe("");
  for (const scribble of [undefined, "", "{", "[]", "null", '{"kind":"known","person":{"_id":"e"}}', '{"kind":"new"}'])
    expect(readWhose(scribble)).toEqual(NOBODY_YET);
});

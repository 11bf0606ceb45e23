import { expect, test } from "vitest";
import { z } from "zod";
import { said, sayingIn, sayingOf } from "./said.ts";
import { wordsOfIssue } from "./saying.ts";

const Capacity = z.int().max(20, said("fields.capacity.most", { most: 20 }));
const issuesOf = (value: unknown) => Capacity.safeParse(value).error?.issues ?? [];

test("what a schema says of a field is a message and its values until somebody reads it", () => {
  expect(issuesOf(21).map(sayingOf)).toEqual([{ key: "fields.capacity.most", values: { most: 20 } }]);
  expect(issuesOf(21).map(wordsOfIssue)).toEqual(["A capacity is at most 20."]);
});

test("where a schema says nothing, readers are told that it was not expected, and operators what zod says", () => {
  expect(issuesOf("many").map(sayingOf)).toEqual([{ key: "fields.unexpected" }]);
  expect(issuesOf("many").map(wordsOfIssue)).toEqual(["Invalid input: expected number, received string"]);
  expect(sayingIn("{not ours}")).toBeNull();
});

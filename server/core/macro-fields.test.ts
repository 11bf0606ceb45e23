import { expect, test } from "vitest";
import { fillFields, linkTo, unknownFields } from "./macro-fields.ts";

const VALUES = {
  customer: "Maya",
  agent: "Asha",
  number: "COMP-10001",
  link: linkTo("COMP-10001", "https://desk.test/base"),
};

test("fields are filled in, with blanks around their names and as often as they occur", () => {
  const words = "Dear {{customer}}, {{ number }} is done ({{link}}). {{customer}}, ask {{agent}}.";
  expect(fillFields(words, VALUES)).toBe(
    "Dear Maya, COMP-10001 is done (https://desk.test/complaints/COMP-10001). Maya, ask Asha.",
  );
});

test("what somebody is called is words and no field, whatever they are called", () => {
  expect(fillFields("{{customer}}", { ...VALUES, customer: "{{link}} $& $1" })).toBe("{{link}} $& $1");
});

test("fields that there are not are named, each once, and left as they are", () => {
  const words = "{{name}} {{customer}} {{ name }} {single} {{}}";
  expect(unknownFields(words)).toEqual(["name", ""]);
  expect(fillFields(words, VALUES)).toBe("{{name}} Maya {{ name }} {single} {{}}");
});

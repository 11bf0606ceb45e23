import { expect, test } from "vitest";
import { z } from "zod";
import { said } from "#server/core/said.ts";
import { inOurWords, invalidInput } from "./invalid-input.ts";

const Body = z.object({
  name: z.string(said("fields.title.missing")),
  count: z.int().max(5),
  tags: z.array(z.string()),
  internal: z.boolean(),
});

function refusal(value: unknown) {
  const { error } = Body.safeParse(value, { error: inOurWords });
  const { message, detail } = invalidInput(error ?? new z.ZodError([]));
  return { message, ...detail };
}

test.for([[[]], [null], ["text"], [7]])(
  "what is no object at all is said of the whole, and of no field: %j",
  ([value]) => {
    expect(refusal(value)).toEqual({ message: "Send a JSON object." });
  },
);

test("a field is told what it has to be: in the words of its schema, or else in ours", () => {
  expect(refusal({ count: "many", tags: [7], internal: null })).toEqual({
    message: "Please check: name, count, tags.0, internal.",
    fields: {
      name: "Give it a title.",
      count: "This has to be a number.",
      "tags.0": "This has to be text.",
      internal: "This has to be true or false.",
    },
  });
  expect(refusal({ name: "x", count: 6, tags: [] }).fields).toEqual({
    count: "This is not what was expected.",
    internal: "This is missing; it has to be true or false.",
  });
});

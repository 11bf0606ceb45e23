import { expect, test } from "vitest";
import { z } from "zod";
import { said } from "#server/core/said.ts";
import { lazyResolver } from "./lazy-resolver.ts";

const options = { fields: {}, shouldUseNativeValidation: false };

test("a form is checked by the schema once that is there, and told in words", async () => {
  const schema = z.object({ title: z.string().min(3, said("fields.title.tooShort", { min: 3 })) });
  const resolver = lazyResolver<{ title: string }>(async () => schema);
  expect(await resolver({ title: "x" }, undefined, options)).toMatchObject({
    errors: { title: { message: "Give it a title of at least 3 characters." } },
  });
});

test("a schema that never arrives does not keep the form from the server, which checks anyway", async () => {
  const resolver = lazyResolver<{ title: string }>(() => Promise.reject(new Error("offline")));
  expect(await resolver({ title: "x" }, undefined, options)).toEqual({ values: { title: "x" }, errors: {} });
});

test("what is typed is sent composed, and a password to the letter", async () => {
  const typed = { title: "Zoe\u0308", password: "Zoe\u0308" };
  const schema = z.object({ title: z.string().max(3), password: z.string() });
  const resolver = lazyResolver<typeof typed>(async () => schema);
  expect(await resolver(typed, undefined, options)).toMatchObject({ values: { title: "Zoë", password: "Zoe\u0308" } });
});

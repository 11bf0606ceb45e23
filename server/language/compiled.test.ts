import { expect, test } from "vitest";
import { compiled } from "./compiled.ts";

test("what is compiled can be handed to a browser, choices included", () => {
  const { many } = compiled({ many: "{count, plural, one {# ticket} other {# tickets}}" });
  const prototypes: unknown[] = [];
  JSON.stringify(many, (_key, value: unknown) => {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      prototypes.push(Object.getPrototypeOf(value));
    return value;
  });
  expect(prototypes).toEqual([Object.prototype]);
});

import type { inferRouterOutputs } from "@trpc/server";
import { expect, expectTypeOf, test } from "vitest";
import type { AppRouter } from "./router.ts";

/** Where in a type there is something that arrives as another thing, or not at all, when it travels as JSON. */
type Changed<T, At extends string = ""> = T extends Primitive
  ? never
  : T extends Lossy
    ? At
    : T extends readonly (infer Item)[]
      ? (undefined extends Item ? `${At}[]` : never) | Changed<Item, `${At}[]`>
      : { [Key in keyof T & string]: Changed<T[Key], `${At}.${Key}`> }[keyof T & string];
type Primitive = string | number | boolean | null | undefined | void;
type Lossy = Date | bigint | symbol | RegExp | MapOrSet | ((...args: never) => unknown);
interface MapOrSet {
  readonly size: number;
  has(key: never): boolean;
}

test("what procedures answer is JSON as it is: instants are texts, lists have no holes", () => {
  expectTypeOf<Changed<inferRouterOutputs<AppRouter>>>().toEqualTypeOf<never>();
  // That the type above would find one.
  expectTypeOf<Changed<{ a: { at: Date }[]; b: (string | undefined)[]; c?: Map<string, string> }>>().toEqualTypeOf<
    ".a[].at" | ".b[]" | ".c"
  >();
  expect(JSON.parse(JSON.stringify({ here: null, gone: undefined }))).toEqual({ here: null });
});

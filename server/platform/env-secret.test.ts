import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { SECRET_EXAMPLE, secret, secretProblems } from "./env-secret.ts";

const problemOf = (value: string) => secret.safeParse(value).error?.issues[0]?.message ?? null;

test("what openssl, or anybody's generator, makes is taken, in whatever alphabet", () => {
  for (let i = 0; i < 200; i++) {
    expect(problemOf(randomBytes(48).toString("base64"))).toBeNull();
    expect(problemOf(randomBytes(16).toString("hex"))).toBeNull();
    expect(problemOf(crypto.randomUUID())).toBeNull();
  }
});

test("a secret that anybody would try is refused: the example's, one character, a round over and over, too few", () => {
  expect(problemOf(SECRET_EXAMPLE)).toMatch(/placeholder/);
  expect(problemOf("please-change-me-please-change-me-now")).toMatch(/placeholder/);
  expect(problemOf("a".repeat(32))).toMatch(/repeats itself/);
  expect(problemOf("correct-horse-9".repeat(3))).toMatch(/repeats itself/);
  expect(problemOf("abcabbcacbabccababbcabcacbacbabc")).toMatch(/8 different/);
  expect(problemOf("too short")).toMatch(/32 characters/);
});

test("what is left of the example is refused whoever gives such secrets out, and so is a change that changes nothing", () => {
  const exampleOf = (name: string) => (name === "GOOGLE_CLIENT_SECRET" ? "client-secret" : "");
  expect(secretProblems({ GOOGLE_CLIENT_SECRET: "client-secret" }, exampleOf)).toEqual([
    "GOOGLE_CLIENT_SECRET is still the example's. Put your own there.",
  ]);
  const same = { NEXTAUTH_SECRET: "one", NEXTAUTH_SECRET_PREVIOUS: "one" };
  expect(secretProblems(same, exampleOf)).toHaveLength(1);
  expect(secretProblems({ ...same, NEXTAUTH_SECRET_PREVIOUS: "another" }, exampleOf)).toEqual([]);
});

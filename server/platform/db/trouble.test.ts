import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { ExplainedSelectionError } from "./explain-selection.ts";
import { troubleOf } from "./trouble.ts";

const selection = new mongo.MongoServerSelectionError("timed out", {} as never);

test.each([
  [
    new mongo.MongoServerError({ message: "Authentication failed.", code: 18 }),
    "does not accept the user",
    "authSource",
  ],
  [new mongo.MongoServerError({ message: "not authorized", code: 13 }), "may not do", "readWrite"],
  [
    new ExplainedSelectionError({ found: "It is of rs1.", fix: "Write rs1." }, selection),
    "It is of rs1.",
    "Write rs1.",
  ],
  [
    Object.assign(new Error("querySrv ENOTFOUND _mongodb._tcp.a.b"), { code: "ENOTFOUND", syscall: "querySrv" }),
    "does not answer: querySrv ENOTFOUND",
    "correct the hosts",
  ],
  [selection, "does not answer: timed out", "Start it"],
])("%s has the remedy that belongs to it", (error, found, fix) => {
  const said = troubleOf(error);
  expect(said.found).toContain(found);
  expect(said.fix).toContain(fix);
});

test("what is nothing of the database's has no remedy there", () => {
  expect(troubleOf(new Error("--grace takes a number of seconds."))).toEqual({
    found: "--grace takes a number of seconds.",
    fix: null,
  });
});

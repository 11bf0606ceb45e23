import { expect, test } from "vitest";
import { shown } from "#server/platform/db/connection-parts.ts";
import { databaseIn, isEncrypted, throughPort, withDatabase } from "./connection-string.ts";

test.each([
  ["mongodb://a:1,b:2/desk?replicaSet=rs0", "mongodb://a:1,b:2/own?replicaSet=rs0"],
  ["mongodb://a:1", "mongodb://a:1/own"],
  ["mongodb://me:p%40ss@a:1/desk", "mongodb://me:p%40ss@a:1/own?authSource=desk"],
  ["mongodb://me:pw@a:1/?tls=true", "mongodb://me:pw@a:1/own?tls=true&authSource=admin"],
  ["mongodb://me:pw@a:1/desk?authSource=people", "mongodb://me:pw@a:1/own?authSource=people"],
  ["mongodb+srv://me:pw@cluster.example/desk", "mongodb+srv://me:pw@cluster.example/own"],
])("%s leads to a database of its own as the same user: %s", (uri, own) => {
  expect(withDatabase(uri, "own")).toBe(own);
  expect(databaseIn(own)).toBe("own");
});

test("through a port the driver looks for no other member", () => {
  const uri = "mongodb://me:pw@a:1,b:2/own?replicaSet=rs0&authSource=admin";
  expect(throughPort(uri, 4000)).toBe("mongodb://me:pw@127.0.0.1:4000/own?authSource=admin&directConnection=true");
});

test("encryption is told from the address, and a password is not shown", () => {
  const addresses = ["mongodb://a/x?tls=true", "mongodb+srv://a/x", "mongodb+srv://a/x?tls=false", "mongodb://a/x"];
  expect(addresses.map(isEncrypted)).toEqual([true, true, false, false]);
  expect(shown("mongodb://me:secret@a:1/x")).toBe("mongodb://me:…@a:1/x");
});

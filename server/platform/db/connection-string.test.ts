import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { problemsOfAddress } from "./address-problems.ts";
import { optionsOfDesk } from "./connection-options.ts";
import { namingDatabase, readConnectionString } from "./connection-string.ts";

test.each([
  ["mongodb://127.0.0.1:27018", ["127.0.0.1:27018"], null, {}],
  ["mongodb://127.0.0.1/", ["127.0.0.1:27017"], null, {}],
  ["mongodb://me:x@a:1/?replicaSet=rs0", ["a:1"], null, { replicaset: "rs0" }],
  [
    "mongodb://a:1,b:2/quickfix?replicaSet=rs0&w=majority",
    ["a:1", "b:2"],
    "quickfix",
    { replicaset: "rs0", w: "majority" },
  ],
  ["mongodb+srv://me:p%40ss@c.example.net/desk?retryWrites=true", ["c.example.net"], "desk", { retrywrites: "true" }],
])("%s", (uri, hosts, database, options) => {
  const read = readConnectionString(uri);
  expect({ ...read, options: Object.fromEntries(read.options) }).toEqual({ hosts, database, options });
});

test("of an option that is there twice, in other capitals, the driver takes the first", () => {
  const uri = "mongodb://a/desk?appName=first&APPNAME=second";
  expect(readConnectionString(uri).options.get("appname")).toBe(new mongo.MongoClient(uri).options.appName);
  expect(problemsOfAddress("mongodb://a/desk?journal=false&JOURNAL=true")).toHaveLength(1);
});

test("names a database in an address without showing the password", () => {
  expect(namingDatabase("mongodb://me:secret@a:1,b:2/?replicaSet=rs0", "test")).toBe(
    "mongodb://me:…@a:1,b:2/test?replicaSet=rs0",
  );
  expect(namingDatabase("mongodb://a:1", "test")).toBe("mongodb://a:1/test");
});

test("what is no danger is the operator's", () => {
  const uri =
    "mongodb://a:1/desk?retryWrites=false&socketTimeoutMS=60000&w=majority&readPreference=primary&maxPoolSize=5";
  expect(problemsOfAddress(uri)).toEqual([]);
  const options = optionsOfDesk(uri);
  expect(options).not.toHaveProperty("retryWrites");
  expect(options).not.toHaveProperty("socketTimeoutMS");
  expect(options).not.toHaveProperty("maxPoolSize");
  expect(options).toMatchObject({ retryReads: true, w: "majority", readPreference: "primary" });
});

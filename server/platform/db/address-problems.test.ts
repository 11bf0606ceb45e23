import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { problemsOfAddress } from "./address-problems.ts";

test.each([
  ["w=1", "must not say w=1"],
  ["W=0", "must not say w=0"],
  ["journal=false", "does not survive a crash"],
  ["readPreference=secondaryPreferred", "tickets would be lost"],
  ["readConcernLevel=available", "needs local or majority"],
  ["tlsAllowInvalidCertificates=true", "tlsCAFile"],
  ["tls=true&tlsInsecure=true", "could be the database"],
])("an address with %s is refused in words", (option, words) => {
  expect(problemsOfAddress(`mongodb://a:1/desk?${option}`)).toEqual([expect.stringContaining(words)]);
});

test.each([
  "mongodb://127.0.0.1:27017/quickfix?replicaSet=rs0",
  "mongodb://a,b:2,[::1]:3/quickfix",
  "mongodb://me:p%40ss@a:1,b/desk?authSource=$external&tlsCAFile=/etc/ca.pem",
  "mongodb+srv://me:x@cluster.example.net/?appName=a@b",
  "mongodb://%2Ftmp%2Fmongodb-27017.sock/desk",
])("%s has nothing wrong", (uri) => {
  expect(problemsOfAddress(uri)).toEqual([]);
});

test.each([
  ["mongodb://127.0.0.1/quick%fix", "two hexadecimal digits"],
  ["mongodb://me:100%@a/desk", "write %25"],
  ["mongodb://me:%ff@a/desk", "no UTF-8"],
  ["mongodb://127.0.0.1:99999/quickfix", "names a port that is none, 127.0.0.1:99999"],
  ["mongodb://127.0.0.1:0/quickfix", "from 1 to 65535"],
  ["mongodb://a:port/quickfix", "names a port that is none"],
  ["mongodb://a:1,b:2,/quickfix", "a comma too many"],
  ["mongodb://::1/quickfix", "[address]:port for IPv6"],
  ["mongodb:///quickfix", "must name a server"],
  ["mongodb://me:x@a/admin", "authSource=admin"],
  ["mongodb://a/local", "MongoDB's own"],
  ["mongodb://a/my%20desk", 'a database "my desk"'],
  ["mongodb://a/desk%2Fdesk", "takes none with blanks"],
  ["mongodb://a/desk.eu", "takes none with blanks"],
  [`mongodb://a/${"%C3%BC".repeat(32)}`, "of 64 bytes"],
])("%s cannot be used, and that is said in words", (uri, words) => {
  expect(problemsOfAddress(uri)).toEqual([expect.stringContaining(words)]);
});

test.each(["u:p@ss@host", "u:p:ss@host", "u:p/ss@host", "u:p?ss@host", "u:p#ss@host", "u:p?s/s@host", "u:12/3@host"])(
  "%s gets the hint that signs are percent-encoded, and nothing of it is repeated",
  (authority) => {
    const [problem, ...more] = problemsOfAddress(`mongodb://${authority}/desk`);
    expect(more).toEqual([]);
    expect(problem).toContain("percent-encoded");
    expect(problem).not.toContain("ss@");
  },
);

test("capitals count in the value of an option, as they do for the driver", () => {
  const uri = "mongodb://a/desk?W=Majority";
  expect(new mongo.MongoClient(uri).options.writeConcern?.w).toBe("Majority");
  expect(problemsOfAddress(uri)).toEqual([expect.stringContaining("Write w=majority")]);
  expect(() => new mongo.MongoClient("mongodb://a/desk?journal=TRUE")).toThrow(/must be either "true" or "false"/);
  expect(problemsOfAddress("mongodb://a/desk?journal=TRUE")).toEqual([expect.stringContaining("Write journal=true")]);
});

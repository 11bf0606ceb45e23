import { expect, test } from "vitest";
import { shown } from "./connection-parts.ts";

test.each([
  ["mongodb://me:secret@a:1,b:2/desk?replicaSet=rs0&tls=true", "mongodb://me:…@a:1,b:2/desk?replicaSet=rs0&tls=true"],
  ["mongodb://me@a/desk?authSource=$external", "mongodb://me@a/desk?authSource=$external"],
  ["mongodb://a/?authMechanismProperties=AWS_SESSION_TOKEN:secret", "mongodb://a/?authMechanismProperties=…"],
  [
    "mongodb://a/?tls=true&tlsCertificateKeyFilePassword=secret",
    "mongodb://a/?tls=true&tlsCertificateKeyFilePassword=…",
  ],
  ["mongodb://a/?proxyPassword=secret&w=majority", "mongodb://a/?proxyPassword=…&w=majority"],
  ["mongodb://a/?ofTomorrow=secret", "mongodb://a/?ofTomorrow=…"],
  ["mongodb://u:se@cret@a/desk", "mongodb://…"],
  ["mongodb://u:se/cret@a/desk", "mongodb://…"],
  ["mongodb://u:se?cret@a/desk", "mongodb://…"],
  ["mongodb+srv://u:s?e/cret@a/desk", "mongodb+srv://…"],
  ["https://u:secret@a", "mongodb://…"],
])("%s is shown as %s", (uri, expected) => {
  expect(shown(uri)).toBe(expected);
});

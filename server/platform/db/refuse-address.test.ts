import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { refuseAddress } from "./refuse-address.ts";

const folder = await mkdtemp(path.join(tmpdir(), "quickfix-address-"));
afterAll(() => rm(folder, { recursive: true }));
const written = async (name: string, text: string) => {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
};

test.each([
  ["tlsCAFile", "/nowhere/ca.pem", "cannot be read (ENOENT"],
  ["tlscafile", folder, "cannot be read (EISDIR"],
  ["tlsCertificateKeyFile", await written("empty.pem", ""), "nothing in PEM form"],
  ["tlsCRLFile", await written("list.der", "0\u0082"), "nothing in PEM form"],
])("an address whose %s is %s is refused before anybody connects", (option, file, words) => {
  const uri = `mongodb://a:1/desk?tls=true&${option}=${encodeURIComponent(file)}`;
  expect(() => refuseAddress(uri)).toThrow(`MONGODB_URI names ${file} as tls`);
  expect(() => refuseAddress(uri)).toThrow(words);
});

test("files that are there are nobody's concern, nor is an address without any", async () => {
  const file = await written("ca.pem", "Our own authority\n-----BEGIN CERTIFICATE-----\n");
  expect(() => refuseAddress(`mongodb://a:1/desk?tls=true&tlsCAFile=${file}`)).not.toThrow();
  expect(() => refuseAddress("mongodb://a:1/desk")).not.toThrow();
});

test("what is wrong with the address itself is said first, for each thing in a line of its own", () => {
  const uri = "mongodb://a:99999/desk?w=1&tlsCAFile=/nowhere/ca.pem";
  expect(() => refuseAddress(uri)).toThrow(/^MONGODB_URI names a port.+\.\nMONGODB_URI must not say w=1.+\.$/);
});

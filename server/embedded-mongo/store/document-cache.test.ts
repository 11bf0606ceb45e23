import { expect, test } from "vitest";
import { encode } from "../bson/document.ts";
import { DocumentCache, StoredDocument } from "./document-cache.ts";

const documentOf = (name: string) => new StoredDocument(Buffer.from(encode({ name })));

test.each([
  [1, 1],
  [8_192, 1],
  [100_000, 2 ** 31],
])("keeps the records of collection %i around number %i apart", (collection, recordId) => {
  const cache = new DocumentCache();
  for (const near of [0, 1, 2]) cache.set(collection, recordId + near, documentOf(`record ${near}`));
  cache.set(collection + 1, recordId, documentOf("another collection's"));
  const names = [0, 1, 2].map((near) => cache.get(collection, recordId + near)?.doc["name"]);
  expect(names).toEqual(["record 0", "record 1", "record 2"]);
});

test.each([
  [2 ** 21, 1],
  [1, 2 ** 32],
])("does not keep record %i of collection %i, for which there is no number", (collection, recordId) => {
  const cache = new DocumentCache();
  cache.set(collection, recordId, documentOf("far"));
  cache.delete(collection, recordId);
  expect(cache.get(collection, recordId)).toBeUndefined();
});

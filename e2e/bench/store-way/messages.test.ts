import { serialize } from "bson";
import { expect, test } from "vitest";
import { messagesIn } from "./messages.ts";

/** As drivers send a bulk: the command first, its writes as a list behind it. */
function withSequence(body: object, name: string, documents: readonly object[]): Buffer {
  const list = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((each) => Buffer.from(serialize(each)))]);
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + list.length);
  const sections = Buffer.concat([Buffer.of(0), Buffer.from(serialize(body)), Buffer.of(1), size, list]);
  const head = Buffer.alloc(20);
  head.writeInt32LE(head.length + sections.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(5, 8);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, sections]);
}

test("a command is whole, with what stands behind it, in whatever pieces it comes", () => {
  const heard: unknown[] = [];
  const hear = messagesIn(({ id, answers, body }) => heard.push({ id, answers, body: body() }));
  const message = withSequence({ update: "complaints" }, "updates", [{ q: { n: 1 } }, { q: { n: 2 } }]);
  for (const byte of Buffer.concat([message, message])) hear(Buffer.of(byte));
  const body = { update: "complaints", updates: [{ q: { n: 1 } }, { q: { n: 2 } }] };
  expect(heard).toEqual([
    { id: 7, answers: 5, body },
    { id: 7, answers: 5, body },
  ]);
});

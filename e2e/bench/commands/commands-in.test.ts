import { serialize } from "bson";
import { expect, test } from "vitest";
import { commandsIn } from "./commands-in.ts";

function opMsg(body: object): Buffer {
  const document = serialize(body);
  const message = Buffer.alloc(21 + document.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(2013, 12);
  Buffer.from(document).copy(message, 21);
  return message;
}

test("commands are named with their collection, in whatever pieces they come", () => {
  const heard: string[] = [];
  const hear = commandsIn((name) => heard.push(name));
  const said = Buffer.concat([
    opMsg({ find: "complaints", filter: {}, $db: "quickfix" }),
    opMsg({ update: "agents", $db: "quickfix" }),
    opMsg({ getMore: 7n, collection: "complaints", $db: "quickfix" }),
  ]);
  for (const byte of said) hear(Buffer.of(byte));
  expect(heard).toEqual(["find complaints", "update agents", "getMore"]);
});

test("what a driver says on its own account is no command of the desk", () => {
  const heard: string[] = [];
  commandsIn((name) => heard.push(name))(
    Buffer.concat([opMsg({ hello: 1, $db: "admin" }), opMsg({ ping: 1, $db: "admin" })]),
  );
  expect(heard).toEqual([]);
});

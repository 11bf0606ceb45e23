import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { startTcpProxy } from "./tcp-proxy.ts";

test("what is said goes through, a cut ends it at once, and after it is mended it goes through again", async () => {
  const echo = createServer((socket) => socket.on("error", () => {}).pipe(socket)).listen(0, "127.0.0.1");
  await once(echo, "listening");
  const address = echo.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  await using proxy = await startTcpProxy({ host: "127.0.0.1", port: address.port });
  const say = async (socket: Socket, word: string) => {
    socket.write(word);
    const [answer] = await once(socket, "data");
    return String(answer);
  };
  const ended = (socket: Socket) => new Promise<void>((resolve) => void socket.on("close", () => resolve()));
  const connect = () => createConnection({ host: "127.0.0.1", port: proxy.port }).on("error", () => {});

  const first = connect();
  expect(await say(first, "hello")).toBe("hello");
  proxy.cut();
  await ended(first);
  await ended(connect());
  proxy.mend();
  const second = connect();
  expect(await say(second, "again")).toBe("again");
  second.destroy();
  echo.close();
});

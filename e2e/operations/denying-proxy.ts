import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

export interface DenyingProxy extends AsyncDisposable {
  readonly endpoint: string;
  /** Operations as AWS names them that are answered with "access denied" from now on. */
  deny(...operations: readonly string[]): void;
}

/** Stands before SNS and SQS and refuses what IAM would refuse; the emulator itself knows no permissions. */
export async function startDenyingProxy(target: string): Promise<DenyingProxy> {
  let denied = new Set<string>();
  const server = createServer((request, response) => {
    // An answer that cannot be fetched ends the connection, as a broken network would.
    answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const { operation, isSqs } = operationOf(request, body.toString());
    if (denied.has(operation)) {
      response.writeHead(403, { "content-type": isSqs ? "application/x-amz-json-1.0" : "text/xml" });
      response.end(isSqs ? DENIED_JSON : DENIED_XML);
      return;
    }
    const headers = Object.entries(request.headers).filter(([name]) => name !== "host" && name !== "connection");
    const passed = await fetch(target, {
      method: request.method ?? "POST",
      headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
      body,
    });
    response.writeHead(passed.status, { "content-type": passed.headers.get("content-type") ?? "" });
    response.end(Buffer.from(await passed.arrayBuffer()));
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    deny(...operations) {
      denied = new Set(operations);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const DENIED_JSON = JSON.stringify({
  __type: "com.amazonaws.sqs#AccessDenied",
  message: "Access to the resource is denied.",
});
const DENIED_XML =
  "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>Not authorized.</Message></Error></ErrorResponse>";

/** SQS names its operation in a header, SNS in its form. */
function operationOf(request: IncomingMessage, body: string): { operation: string; isSqs: boolean } {
  const target = request.headers["x-amz-target"];
  if (typeof target === "string") return { operation: target.split(".")[1] ?? "", isSqs: true };
  return { operation: new URLSearchParams(body).get("Action") ?? "", isSqs: false };
}

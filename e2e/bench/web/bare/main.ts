import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import process from "node:process";
import mongoose from "mongoose";

/**
 * What somebody writes who wants nothing but the insert and the find: node:http and mongoose, no accounts, no checks, no events.
 * The complaints lie in a collection of its own, with an index for the list.
 */
const Complaint = mongoose.model(
  "BareComplaint",
  new mongoose.Schema({
    userId: { type: mongoose.Schema.Types.ObjectId, index: true },
    title: String,
    description: String,
    category: String,
    status: { type: String, default: "Open" },
    createdAt: { type: Date, default: Date.now },
  }),
  "bench_bare",
);
await mongoose.connect(process.env["MONGODB_URI"] ?? "");
await Complaint.init();

async function answer(request: IncomingMessage): Promise<unknown> {
  if (request.method === "GET") {
    const userId = new URL(request.url ?? "/", "http://bare").searchParams.get("userId");
    return await Complaint.find({ userId }).sort({ _id: -1 }).limit(25).lean();
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return await Complaint.create(JSON.parse(Buffer.concat(chunks).toString("utf8")));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

const server = createServer((request, response) => {
  answer(request).then(
    (body) => send(response, 200, body),
    (error: unknown) => send(response, 500, { error: String(error) }),
  );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address !== "string") process.send?.(address.port);
});

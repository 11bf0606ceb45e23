import process from "node:process";
import { Server } from "socket.io";
import { Consumer } from "sqs-consumer";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { createSnsTopic } from "#server/platform/aws/sns-topic.ts";
import { createSqsQueue } from "#server/platform/aws/sqs-queue.ts";
import { readConsumerEnv } from "#server/platform/env.ts";
import { createSeedDesk, envelope } from "./seed-desk.ts";

/** Every way of draining that ours is measured against; each is a process with this file as its script. */
const [, , kind = ""] = process.argv;
const { aws, mongodbUri } = readConsumerEnv(process.env);
let requests = 0;
const onRequest = () => void requests++;
const sqs = createSqsClient({ ...aws, onRequest });
const topic = createSnsTopic({ sns: createSnsClient({ ...aws, onRequest }), topicArn: aws.topicArn });
const queue = createSqsQueue({ sqs, queueUrl: aws.queueUrl });
const db = await connectDatabase(mongodbUri);
/** Browsers, each in the room of its agent, as the seed has them. */
const io = new Server(Number(process.env["REALTIME_PORT"]));
io.on("connection", (socket) => void socket.join(String(socket.handshake.auth["agentId"])));
const desk = createSeedDesk(
  db,
  async (type, data) => void (await topic.publish([envelope(type, data)])),
  (ticketId, agentId) => void io.to(agentId).emit("assigned", { ticketId }),
);

/** A timer every 1.5 s around a long poll of ten seconds: several polls soon run beside each other. */
function pollAsTheSeed(): void {
  const poll = async () => {
    for (const message of await queue.receive({ max: 5, waitSeconds: 10 })) {
      await desk.handle(message.body).catch(() => undefined);
      await queue.delete([message]);
    }
  };
  const start = () => void poll().catch(() => undefined);
  setInterval(start, 1_500);
  start();
}

async function oneByOne(): Promise<never> {
  while (true) {
    for (const message of await queue.receive({ max: 1, waitSeconds: 10 })) {
      await desk.handle(message.body);
      await queue.delete([message]);
    }
  }
}

async function onlyDelete(): Promise<never> {
  while (true) await queue.delete(await queue.receive({ max: 10, waitSeconds: 2 }));
}

function sqsConsumer(instances: number): void {
  for (let instance = 0; instance < instances; instance++) {
    const consumer = Consumer.create({
      queueUrl: aws.queueUrl,
      sqs,
      batchSize: 10,
      waitTimeSeconds: 10,
      handleMessage: async (message) => {
        await desk.handle(message.Body ?? "");
        return message;
      },
    });
    consumer.on("error", console.error);
    consumer.on("processing_error", console.error);
    consumer.start();
  }
}

const KINDS: Readonly<Record<string, () => unknown>> = {
  seed: pollAsTheSeed,
  "one-by-one": oneByOne,
  "sqs-consumer": () => sqsConsumer(1),
  "sqs-consumer-4": () => sqsConsumer(4),
  "delete-only": () => Promise.all(Array.from({ length: 8 }, onlyDelete)),
};

const start = KINDS[kind];
if (!start) throw new Error(`There is no contender "${kind}": ${Object.keys(KINDS).join(", ")}.`);
process.on("message", () => process.send?.({ requests }));
void start();
console.log("the contender is running");

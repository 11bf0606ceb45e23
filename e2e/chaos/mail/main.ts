import { randomUUID } from "node:crypto";
import { open, rename } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { MailOrder } from "./orders.ts";

const [port = "", folder = ""] = process.argv.slice(2);
let order: MailOrder = { dieAfter: null, isHolding: false };
let taken = 0;

/** Writes a mail down as a mail server does before it answers: whatever happens to it then, it has it. */
async function keep(mail: Buffer): Promise<void> {
  const file = path.join(folder, randomUUID());
  const handle = await open(`${file}.part`, "wx");
  await handle.writeFile(mail);
  await handle.sync();
  await handle.close();
  await rename(`${file}.part`, `${file}.eml`);
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  async onData(stream, _session, answer) {
    await keep(await buffer(stream));
    taken += 1;
    if (order.dieAfter !== null && taken >= order.dieAfter) process.kill(process.pid, "SIGKILL");
    if (order.isHolding) console.log("the mail server has one and keeps silent");
    else answer();
  },
});
// Clients that are gone in the middle.
server.on("error", (error) => console.log(String(error)));
process.on("message", (message: unknown) => {
  const heard = MailOrder.safeParse(message);
  if (!heard.success) return;
  order = heard.data;
  taken = 0;
  process.send?.(message);
});
process.channel?.ref();
server.listen(Number(port), "127.0.0.1", () => console.log("the mail server is running"));

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail server for tests, and what it took, read as a mail program reads it. */
export interface TestMailServer extends AsyncDisposable {
  readonly url: string;
  readonly taken: ParsedMail[];
  /** What it says about each mail that comes, after it was read and before it is answered; nothing unless set. */
  judge: (mail: ParsedMail) => Promise<void> | void;
}

/** A real server of SMTP on this machine, at a port of its own or the one that an earlier one had. */
export async function startMailServer(port = 0): Promise<TestMailServer> {
  const taken: ParsedMail[] = [];
  const open: TestMailServer = {
    taken,
    judge() {},
    get url() {
      return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    closeTimeout: 100,
    async onData(stream, _session, answer) {
      const mail = await simpleParser(stream);
      try {
        await open.judge(mail);
      } catch (error) {
        return answer(error as Error);
      }
      taken.push(mail);
      answer();
    },
  });
  // Clients that are gone in the middle.
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return open;
}

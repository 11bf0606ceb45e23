import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestMailbox } from "#consumer/inbox/testing/dovecot.ts";
import { type ChaosMailServer, startChaosMailServer } from "./mail-server.ts";
import { type ChaosWorld, startChaosWorld } from "./world.ts";

/** Where the desk of such a world gets its mails. */
export const DESK_ADDRESS = "help@desk.test";

/** A whole desk with what its mails and files need, each of which can be taken away. */
export interface MailWorld extends AsyncDisposable {
  readonly world: ChaosWorld;
  readonly smtp: ChaosMailServer;
  /** The disk of the files, as a mount that is there or not: the folder is empty while it is away. */
  readonly disk: { takeAway(): Promise<void>; bringBack(): Promise<void> };
}

/** A desk that mails at once, and believes `mx.desk.test` about senders; it takes mails where it has a mailbox. */
export async function startMailWorld(mailbox: Pick<TestMailbox, "url"> | null): Promise<MailWorld> {
  const [smtp, folder] = await Promise.all([
    startChaosMailServer(),
    mkdtemp(path.join(tmpdir(), "quickfix-chaos-files-")),
  ]);
  const [mount, elsewhere] = [path.join(folder, "files"), path.join(folder, "disk")];
  await mkdir(mount);
  const world = await startChaosWorld({
    SMTP_URL: smtp.url,
    ...(mailbox ? { IMAP_URL: mailbox.url } : {}),
    MAIL_FROM: DESK_ADDRESS,
    MAIL_AUTH_SERVER: "mx.desk.test",
    MAIL_GATHER_SECONDS: "1",
    FILES_DIR: mount,
  });
  return {
    world,
    smtp,
    disk: {
      async takeAway() {
        await rename(mount, elsewhere);
        await mkdir(mount);
      },
      async bringBack() {
        await rm(mount, { recursive: true });
        await rename(elsewhere, mount);
      },
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
      await smtp[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

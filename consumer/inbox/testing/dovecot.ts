import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { findFreePort } from "#server/local/launch/ports.ts";

const DOVECOT = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].find((file) => existsSync(file));

/** Why no mail server can be started here; null where one can. */
export const missingDovecot = DOVECOT ? null : "Dovecot is not installed (apt-get install dovecot-imapd)";

/** A mailbox on a real IMAP server, started for one test and gone after it. */
export interface TestMailbox extends AsyncDisposable {
  readonly url: string;
  /** Puts a mail into the mailbox, as a mail server delivers it. */
  deliver(mail: string): Promise<void>;
  /** The flags of each mail, as letters: `S` is read. */
  flags(): Promise<string[]>;
  /** Stops the server; its mails stay. */
  stop(): Promise<void>;
  /** Ends all of its processes by SIGKILL, in the middle of whatever they do; its mails stay. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Starts Dovecot as a process of this user, on a free port, with one mailbox in a folder of its own. */
export async function startDovecot(): Promise<TestMailbox> {
  const program = DOVECOT ?? "dovecot";
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-imap-"));
  await chmod(folder, 0o755);
  const port = await findFreePort();
  const maildir = path.join(folder, "mail");
  for (const part of ["cur", "new", "tmp"]) await mkdir(path.join(maildir, part), { recursive: true });
  const isRoot = userInfo().uid === 0;
  const user = isRoot ? "nobody" : userInfo().username;
  if (isRoot) execFileSync("chown", ["-R", "nobody", maildir]);
  const config = path.join(folder, "dovecot.conf");
  await writeFile(config, configOf({ folder, port, maildir, user, isRoot }));
  let server = run();
  function run() {
    // In a group of its own: those who talk to clients are processes beside it.
    return spawn(program, ["-F", "-c", config], { stdio: "ignore", detached: true });
  }
  async function stop() {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill("SIGTERM");
    await once(server, "exit");
  }
  const mailbox = {
    url: `imap://help:secret@127.0.0.1:${port}`,
    async deliver(mail: string) {
      const name = `${Date.now()}.${Math.random().toString(36).slice(2)}.test`;
      const file = path.join(maildir, "tmp", name);
      await writeFile(file, mail);
      if (isRoot) execFileSync("chown", ["nobody", file]);
      // Whole, and in one step: its server may be looking.
      await rename(file, path.join(maildir, "new", name));
    },
    async flags() {
      const read = await readdir(path.join(maildir, "cur"));
      const unread = await readdir(path.join(maildir, "new"));
      return [...read.map((name) => name.split(":2,")[1] ?? ""), ...unread.map(() => "")].toSorted();
    },
    stop,
    async kill() {
      const gone = once(server, "exit");
      process.kill(-(server.pid ?? 0), "SIGKILL");
      await gone;
    },
    async start() {
      server = run();
      await listening(port);
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await listening(port);
  return mailbox;
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const socket = connect(port, "127.0.0.1");
    const isThere = await Promise.race([once(socket, "connect"), once(socket, "error")]).then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Dovecot does not listen on port ${port}.`);
}

interface Place {
  readonly folder: string;
  readonly port: number;
  readonly maildir: string;
  readonly user: string;
  readonly isRoot: boolean;
}

function configOf({ folder, port, maildir, user, isRoot }: Place): string {
  const chroot = isRoot ? "" : "chroot =";
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${isRoot ? "dovecot" : user}
default_login_user = ${isRoot ? "dovenull" : user}
mail_location = maildir:${maildir}
first_valid_uid = 1
service imap-login {
  ${chroot}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${chroot}
}
passdb {
  driver = static
  args = user=help password=secret
}
userdb {
  driver = static
  args = uid=${user} gid=${isRoot ? "nogroup" : userInfo().gid} home=${folder}
}
`;
}

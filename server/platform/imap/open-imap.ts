import { ImapFlow } from "imapflow";
import { isPublic } from "#server/platform/addresses/public-address.ts";
import type { OpenMailbox } from "./mail-source.ts";

const CONNECT_MS = 10_000;
/** A server that says nothing for so long has gone, also in the middle of a mail. */
const SILENCE_MS = 60_000;
/** After the last command of a turn the server is listened to. */
const BEFORE_IDLE_MS = 500;
/** Servers end an IDLE after half an hour, and what stands between forgets it after a few minutes. */
const IDLE_MS = 4 * 60_000;

/** What an address says of a mailbox. */
export interface ImapAddress {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
}

export function readImapUrl(imapUrl: string): ImapAddress {
  const { protocol, hostname, port, username, password, pathname } = new URL(imapUrl);
  const secure = protocol === "imaps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.replace(/^\//, "")) || "INBOX",
  };
}

/** Its name without the password, by which consumers agree who fetches from it. */
export function nameOfMailbox(imapUrl: string): string {
  const { user, host, port, folder } = readImapUrl(imapUrl);
  return `${user}@${host}:${port}/${folder}`;
}

/**
 * Opens the mailbox in the URL. Between turns the connection idles, so that the server says at once what has come. Nobody on
 * the way to a server that strangers can reach may talk us out of encrypting.
 */
export function openImap(imapUrl: string): OpenMailbox {
  const { host, port, secure, user, password: pass, folder } = readImapUrl(imapUrl);
  return async (onNews) => {
    const client = new ImapFlow({
      host,
      port,
      secure,
      ...(!secure && isPublic(imapUrl) ? { doSTARTTLS: true } : {}),
      auth: { user, pass },
      logger: false,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS + IDLE_MS,
      autoIdleDelay: BEFORE_IDLE_MS,
      maxIdleTime: IDLE_MS,
    });
    // What goes wrong is heard by whoever asks next; without a listener it would end the process.
    client.on("error", onNews);
    client.on("close", onNews);
    client.on("exists", onNews);
    try {
      await client.connect();
      await client.mailboxOpen(folder);
    } catch (error) {
      client.close();
      throw error;
    }
    return {
      async unread(limit) {
        const uids = (await client.search({ seen: false }, { uid: true })) || [];
        const first = uids.toSorted((one, other) => one - other).slice(0, limit);
        if (first.length === 0) return [];
        const found = await client.fetchAll(first, { uid: true, size: true }, { uid: true });
        return found.map(({ uid, size = 0 }) => ({ uid, bytes: size })).toSorted((one, other) => one.uid - other.uid);
      },
      async bring(uid, most) {
        const found = await client.fetchOne(String(uid), { source: { maxLength: most } }, { uid: true });
        if (!found || !found.source) throw new Error("The mail server did not send it.");
        return found.source;
      },
      async markTaken(uid) {
        await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
      },
      isOpen: () => client.usable,
      close: () => client.close(),
    };
  };
}

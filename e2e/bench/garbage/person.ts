import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** Somebody at work on a machine of their own. */
export interface AtWork {
  readonly port: number;
  /** A loopback address of their own, as if they sat at another machine than whoever sends garbage. */
  readonly from: string;
  readonly token: string;
  readonly cookie: string;
  readonly complaintId: string;
}

/** What people do, over and over. */
const TURNS = ["page", "list", "read", "write"] as const;
export type Turn = (typeof TURNS)[number];

const THINK_MS = 400;

/** Works until the signal aborts; hears of each request by what it was, how it was answered and how long that took. */
export async function work(
  { port, from, token, cookie, complaintId }: AtWork,
  onAnswer: (turn: Turn, status: number, ms: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const ask = async (turn: Turn, method: string, path: string, headers: Record<string, string>, body?: string) => {
    const startedAt = performance.now();
    const asked = request({ port, host: "127.0.0.1", localAddress: from, agent, method, path, headers });
    const answered = new Promise<number>((resolve) => {
      asked.once("response", (answer) => void text(answer).then(() => resolve(answer.statusCode ?? 0)));
      asked.once("error", () => resolve(0));
    });
    asked.end(body);
    onAnswer(turn, await answered, performance.now() - startedAt);
  };
  const bearer = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const message = JSON.stringify({ message: "Is there any news?" });
  const turns: Record<Turn, () => Promise<void>> = {
    page: () => ask("page", "GET", "/complaints", { cookie }),
    list: () => ask("list", "GET", "/api/trpc/complaints.list?input=%7B%7D", bearer),
    read: () => ask("read", "GET", `/api/complaints/${complaintId}`, bearer),
    write: () => ask("write", "POST", `/api/complaints/${complaintId}/comments`, bearer, message),
  };
  for (let turn = 0; !signal.aborted; turn++) {
    await turns[TURNS[turn % TURNS.length] ?? "list"]();
    await sleep(THINK_MS);
  }
  agent.destroy();
}

/** The cookie of somebody who signs in from this address, as a browser would. */
export async function sessionCookie(webUrl: string, email: string, password: string): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";", 1)[0]?.split(/=(.*)/s) ?? [];
      jar.set(name, value);
    }
  };
  const header = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const csrf = await fetch(`${webUrl}/api/auth/csrf`);
  keep(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ email, password, csrfToken, json: "true" });
  const options = { method: "POST", redirect: "manual", body, headers: { cookie: header() } } as const;
  keep(await fetch(`${webUrl}/api/auth/callback/credentials`, options));
  return header();
}

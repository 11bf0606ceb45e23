/** One request that nobody of ours would send. */
export interface Garbage {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const JSON_TYPE = { "content-type": "application/json" };
const DEEP = `${"[".repeat(40_000)}${"]".repeat(40_000)}`;
const BATCH = Array.from({ length: 200 }, () => "complaints.list").join(",");

/** What is thrown at doors: pages and procedures that are none, bodies that are no JSON, tokens and cookies that open nothing. */
export const KINDS: readonly Garbage[] = [
  { method: "GET", path: "/wp-login.php" },
  { method: "GET", path: "/complaints/COMP-0" },
  { method: "GET", path: "/%E0%A4%A" },
  { method: "TRACE", path: "/" },
  { method: "POST", path: "/api/trpc/complaints.file", headers: JSON_TYPE, body: "{" },
  { method: "GET", path: `/api/trpc/${BATCH}?batch=1&input=%7B` },
  { method: "GET", path: "/api/trpc/session.me?input=%E0%A4%A" },
  {
    method: "POST",
    path: "/api/complaints",
    headers: { ...JSON_TYPE, authorization: "Bearer qf_nothing" },
    body: DEEP,
  },
  { method: "GET", path: "/api/complaints", headers: { cookie: "next-auth.session-token=eyJ.a.b.c.d" } },
  { method: "POST", path: "/api/auth/token", headers: JSON_TYPE, body: '{"email":"x"}' },
  {
    method: "POST",
    path: "/api/auth/callback/credentials",
    headers: { "content-type": "text/nonsense" },
    body: "&&&=",
  },
  { method: "DELETE", path: "/api/nothing/here" },
];

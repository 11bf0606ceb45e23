/** The token that next-auth wants with every form, so that another site cannot send one. */
export async function fetchCsrfToken(): Promise<string> {
  const answer = await fetch("/api/auth/csrf", { headers: { accept: "application/json" } });
  const body: unknown = await answer.json();
  if (typeof body === "object" && body !== null && "csrfToken" in body) return String(body.csrfToken);
  throw new Error(`The sign-in service answered ${answer.status} without a token.`);
}

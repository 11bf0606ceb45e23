import { percentile } from "../figures.ts";
import { sessionCookie } from "../garbage/person.ts";
import { type openPages, VISITS } from "../lighthouse/visits.ts";

const LOOKS = 5;

/** How long the server needs for each page of the product, from the request to the last byte, in ms. */
export async function pageTimes(
  webUrl: string,
  { people, pathOf }: Awaited<ReturnType<typeof openPages>>,
): Promise<{ page: string; ms: number }[]> {
  const cookies = new Map<string, string>();
  for (const [who, person] of Object.entries(people))
    if (person) cookies.set(who, await sessionCookie(webUrl, person.email, person.password));
  const pages: { page: string; ms: number }[] = [];
  for (const visit of VISITS) {
    const samples: number[] = [];
    for (let look = -1; look < LOOKS; look++) {
      const startedAt = performance.now();
      const headers = { cookie: cookies.get(visit.who) ?? "" };
      const response = await fetch(new URL(pathOf(visit), webUrl), { headers, redirect: "manual" });
      await response.text();
      if (look >= 0) samples.push(performance.now() - startedAt);
      if (response.status !== (visit.isMissing ? 404 : 200))
        throw new Error(`${visit.page} was answered with ${response.status}.`);
    }
    pages.push({ page: visit.page, ms: percentile(samples, 0.5) });
  }
  return pages.toSorted((a, b) => b.ms - a.ms);
}

/** Requests a second that are answered while so many ask, each again as soon as it is answered. */
export async function rateOf(
  ask: (number: number) => Promise<unknown>,
  clients: number,
  seconds: number,
): Promise<number> {
  await ask(0);
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  let done = 0;
  const client = async () => {
    while (performance.now() < until) await ask(++done);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (done / (performance.now() - startedAt)) * 1_000;
}

/** What a page is handed of its address. */
export type Search = Promise<Record<string, string | string[] | undefined>>;

/** The same as browsers read it, so that both sides take the same of what stands there twice. */
export function asParams(search: Awaited<Search>): URLSearchParams {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    [value ?? []].flat().map((single): [string, string] => [name, single]),
  );
  return new URLSearchParams(pairs);
}

/** Requests that AWS bills, by service and operation, such as "sns PublishBatch". */
export type AwsRequests = ReadonlyMap<string, number>;

/** The counter of a process of the desk, asked where it is scraped. */
export async function countRequests(url: string): Promise<AwsRequests> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = text.matchAll(/^quickfix_aws_requests_total\{(?<labels>[^}]*)\} (?<count>\d+)$/gm);
  const label = (labels: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? "";
  return new Map(
    [...found].map(({ groups }) => {
      const labels = groups?.["labels"] ?? "";
      return [`${label(labels, "service")} ${label(labels, "operation")}`, Number(groups?.["count"])];
    }),
  );
}

export function sumOfRequests(parts: readonly AwsRequests[]): AwsRequests {
  const all = Map.groupBy(
    parts.flatMap((part) => [...part]),
    ([operation]) => operation,
  );
  return new Map([...all].map(([operation, counts]) => [operation, counts.reduce((sum, [, count]) => sum + count, 0)]));
}

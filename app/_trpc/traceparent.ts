const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
const SAMPLED = "01";

/** A new W3C trace context: whatever the server does about the request that carries it can be found under its id. */
export function newTraceparent(): string {
  return ["00", randomHex(TRACE_ID_BYTES), randomHex(SPAN_ID_BYTES), SAMPLED].join("-");
}

/** What a person does begins a trace; what a page reads again by itself does not. */
export function traceHeaders(operations: readonly { readonly type: string }[]): Record<string, string> {
  return operations.some(({ type }) => type === "mutation") ? { traceparent: newTraceparent() } : {};
}

/** Never all zeros, which the standard reserves for "no trace". */
function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  if (values.every((value) => value === 0)) return randomHex(bytes);
  return Array.from(values, (value) => value.toString(16).padStart(2, "0")).join("");
}

import compile from "icu-minify/compile";

/** The same messages as trees, which browsers and servers put values into without a parser. */
export function compiled<Messages extends object>(messages: Messages): Messages {
  const entries = Object.entries(messages).map(([key, value]: [string, unknown]) => {
    // Pages take objects with a prototype only, and the compiler's choices have none.
    if (typeof value === "string") return [key, structuredClone(compile(value))];
    return [key, typeof value === "object" && value !== null ? compiled(value) : value];
  });
  return Object.fromEntries(entries) as Messages;
}

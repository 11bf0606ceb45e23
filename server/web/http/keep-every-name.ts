import { onArrival } from "./on-arrival.ts";

/** Next keeps a query in an object, where a parameter of this name is its prototype and gets lost. */
const LOST = "__proto__";

/**
 * Gives a parameter that Next would lose a name that it hands on, and that no address knows either: so it is refused, or
 * overlooked, like any other.
 */
export function keepEveryName(): Disposable {
  return onArrival((request) => {
    const [path = "", ...rest] = (request.url ?? "").split("?");
    const query = rest.join("?");
    if (!new URLSearchParams(query).has(LOST)) return;
    request.url = `${path}?${query.split("&").map(renamed).join("&")}`;
  });
}

function renamed(parameter: string): string {
  if (!new URLSearchParams(parameter).has(LOST)) return parameter;
  const [name = "", ...value] = parameter.split("=");
  return [`${name}+`, ...value].join("=");
}

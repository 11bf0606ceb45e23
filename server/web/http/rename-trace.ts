import { onArrival } from "./on-arrival.ts";

/**
 * Lets TRACE arrive under a name that nobody knows, so that it is refused like any other method of that kind. A fetch
 * `Request` cannot have this one: Next, which makes one of everything before anybody of ours is asked, throws over it,
 * answers 500 and logs a fault.
 */
export function renameTrace(): Disposable {
  return onArrival((request) => {
    if (request.method === "TRACE") request.method = "X-TRACE";
  });
}

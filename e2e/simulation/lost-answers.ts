import type { Lane } from "./scheduler.ts";

/**
 * The same store, which does what it is told, and whoever told it may not hear of it. A driver repeats such a write once
 * and gets the same answer; this is what is left when that one is lost, too.
 */
export function losingAnswers<Store extends object>(store: Store, lane: Lane): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (...args: unknown[]) => {
        const answer: unknown = await method.apply(target, args);
        lane.maybeLoseAnswer(String(name));
        return answer;
      };
    },
  });
}

type Act = (now: number) => void;

/** Acts in the order of their times. */
export function createAgenda() {
  const due: { readonly at: number; readonly act: Act }[] = [];
  return {
    at(at: number, act: Act) {
      let [low, high] = [0, due.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        // The next one is at the end of the list.
        if ((due[middle]?.at ?? 0) > at) low = middle + 1;
        else high = middle;
      }
      due.splice(low, 0, { at, act });
    },
    run() {
      for (let next = due.pop(); next; next = due.pop()) next.act(next.at);
    },
  };
}

export type Channel = Pick<BroadcastChannel, "postMessage" | "addEventListener">;

/** What tabs say to each other: "this is my id", "it is taken, page", "who is there", "I am". */
interface Word {
  readonly kind: "claim" | "taken" | "who" | "here";
  readonly id: string;
  readonly page: string;
}

interface Options {
  readonly channel: Channel;
  /** Long enough for an answer. */
  readonly pause: () => Promise<void>;
  /** Which tab it was before a reload, or which it was duplicated from. */
  readonly known: string | null;
  readonly renew: () => string;
  /** This page's alone. */
  readonly page: string;
}

/** Finds out which tab this is where a browser has no locks: whoever has the same id says so. */
export async function claimByAsking({ channel, pause, known, renew, page }: Options) {
  const tabs = askTabs(channel, pause, page);
  // One that sleeps says nothing, so that nobody is ever known to be gone.
  const living = async () => ({ ids: await tabs.living(), isSure: false });
  let id = known ?? renew();
  // A new one as well: whoever was duplicated just now has it too.
  while (!(await tabs.claim(id))) id = renew();
  return { id, living };
}

/** Each answers for as long as its page lives. */
function askTabs(channel: Channel, pause: () => Promise<void>, page: string) {
  const lists = new Set<Set<string>>();
  let own: string | null = null;
  let isClaiming = false;
  let isTaken = false;
  // A channel has no origin to name: it reaches our own only.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const say = (word: Word) => channel.postMessage(word);

  channel.addEventListener("message", ({ data }) => {
    const word = readWord(data);
    if (!word) return;
    if (word.kind === "here") for (const list of lists) list.add(word.id);
    if (word.kind === "taken" && word.page === page && word.id === own) isTaken = true;
    if (word.kind === "who" && own !== null) say({ kind: "here", id: own, page });
    if (word.kind !== "claim" || word.id !== own) return;
    // Of two that come at once one gives way, whichever heard the other.
    if (isClaiming && word.page < page) isTaken = true;
    else say({ kind: "taken", id: own, page: word.page });
  });

  return {
    /** False when another page that lives has this id. */
    async claim(id: string): Promise<boolean> {
      own = id;
      isClaiming = true;
      isTaken = false;
      say({ kind: "claim", id, page });
      await pause();
      isClaiming = false;
      if (isTaken) own = null;
      return !isTaken;
    },
    /** The ids of those that answer. */
    async living(): Promise<ReadonlySet<string>> {
      const list = new Set<string>();
      lists.add(list);
      say({ kind: "who", id: "", page });
      await pause();
      lists.delete(list);
      return list;
    },
  };
}

function readWord(data: unknown): Word | null {
  if (typeof data !== "object" || data === null || !("kind" in data && "id" in data && "page" in data)) return null;
  const { kind, id, page } = data;
  if (typeof id !== "string" || typeof page !== "string") return null;
  return kind === "claim" || kind === "taken" || kind === "who" || kind === "here" ? { kind, id, page } : null;
}

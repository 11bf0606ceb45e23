/** What is read from the consumer's metrics. */
export interface Counts {
  readonly received: number;
  /** Recognised as handled before. */
  readonly absorbed: number;
  /** Mistakes that the reconciler put right. */
  readonly repaired: number;
  /** Given out by the reconciler because somebody stood in line and no message had said so. */
  readonly unbidden: number;
  readonly deadLettered: number;
}

const NOTHING: Counts = { received: 0, absorbed: 0, repaired: 0, unbidden: 0, deadLettered: 0 };
const ANSWER_MS = 1_000;

export interface Reading {
  /** Tells one life of the process from the next. */
  readonly startedAt: number;
  readonly counts: Counts;
}

/** The counters in Prometheus text, each summed over its labels. */
export function readCounters(text: string): Reading {
  const series = text.split("\n").flatMap((line) => {
    const [, name, labels = "", value] = /^(\w+)(\{.*\})? ([\d.eE+-]+)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, labels, value: Number(value) }];
  });
  const sum = (name: string, having = "") =>
    series
      .filter((each) => each.name === name && each.labels.includes(having))
      .reduce((total, { value }) => total + value, 0);
  const unbidden = sum("quickfix_reconcile_repairs_total", 'kind="waiting"');
  const counts = {
    received: sum("messaging_client_consumed_messages_total"),
    absorbed: sum("quickfix_consumer_duplicates_total"),
    repaired: sum("quickfix_reconcile_repairs_total") - unbidden,
    unbidden,
    deadLettered: sum("quickfix_consumer_dead_letters_total"),
  };
  return { startedAt: sum("process_start_time_seconds"), counts };
}

/**
 * Adds up what the consumer counts, across restarts, which begin from nothing. What it counted between the last look and
 * its death is lost, so the sums are never too high.
 */
export class Meter {
  readonly #url: string;
  #last: Reading | undefined;
  #sum: Counts = NOTHING;
  #wasSilent = false;

  /** @param url the consumer's own address. */
  constructor(url: string) {
    this.#url = url;
  }

  get sum(): Counts {
    return this.#sum;
  }

  /** Whether it ever did not answer since the last call of this. */
  takeSilence(): boolean {
    const was = this.#wasSilent;
    this.#wasSilent = false;
    return was;
  }

  /** Looks once. Never throws. */
  async look(): Promise<void> {
    try {
      const response = await fetch(`${this.#url}/metrics`, { signal: AbortSignal.timeout(ANSWER_MS) });
      this.add(readCounters(await response.text()));
    } catch {
      this.#wasSilent = true;
    }
  }

  /** The first reading is where counting begins. */
  add(reading: Reading): void {
    const last = this.#last ?? reading;
    const before = last.startedAt === reading.startedAt ? last.counts : NOTHING;
    const sum = this.#sum;
    const grown = (counter: keyof Counts) => sum[counter] + Math.max(0, reading.counts[counter] - before[counter]);
    this.#sum = {
      received: grown("received"),
      absorbed: grown("absorbed"),
      repaired: grown("repaired"),
      unbidden: grown("unbidden"),
      deadLettered: grown("deadLettered"),
    };
    this.#last = reading;
  }
}

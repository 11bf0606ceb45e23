import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { createMessagingMetrics, SECONDS_BUCKETS } from "#server/platform/messaging-metrics.ts";
import type { RepairKind } from "../loops/reconcile.ts";

/** A complaint may wait for an hour until somebody is free. */
const WAIT_SECONDS = [...SECONDS_BUCKETS, 30, 60, 300, 900, 3_600];
const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

const NO_REPAIRS: Readonly<Record<RepairKind, 0>> = {
  waiting: 0,
  "no-agent": 0,
  hint: 0,
  "off-duty-work": 0,
  "own-complaint": 0,
  "missing-place": 0,
  ticket: 0,
  stranded: 0,
  untold: 0,
};

export type ConsumerMetrics = ReturnType<typeof createConsumerMetrics>;

/** Every metric of the consumer. Names are OpenTelemetry's as Prometheus writes them; labels never carry an id. */
export function createConsumerMetrics(registry: Registry) {
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const histogram = (name: string, help: string, labelNames: readonly string[] = [], buckets = SECONDS_BUCKETS) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets, registers });

  const messaging = createMessagingMetrics(registry);
  const assignments = counter("quickfix_dispatch_assignments_total", "Claims by what became of them", ["outcome"]);
  const requestsPerTicket = new Gauge({
    name: "quickfix_aws_requests_per_ticket",
    help: "Requests that AWS bills this process for each complaint that it assigned",
    registers: [],
    async collect() {
      const [requests, claims] = await Promise.all([messaging.awsRequests.get(), assignments.get()]);
      const assigned = claims.values.find(({ labels }) => labels["outcome"] === "ok")?.value ?? 0;
      this.set(assigned === 0 ? 0 : requests.values.reduce((sum, { value }) => sum + value, 0) / assigned);
    },
  });
  registry.registerMetric(requestsPerTicket);

  const repairs = counter(
    "quickfix_reconcile_repairs_total",
    "Repairs by the reconciler; each is a mistake elsewhere",
    ["kind"],
  );
  // Prometheus sees an increase only of what it has seen before.
  for (const kind of Object.keys(NO_REPAIRS)) repairs.inc({ kind }, 0);

  return {
    ...messaging,
    assignments,
    repairs,
    consumed: counter("messaging_client_consumed_messages_total", "Messages received"),
    processDuration: histogram("messaging_process_duration", "Seconds from turn to settled", ["event_type", "result"]),
    eventLag: histogram("quickfix_event_lag", "Seconds from the event to its acknowledgement", ["event_type"]),
    queueWait: histogram("quickfix_queue_wait", "Seconds a message was in the queue"),
    timeToAssign: histogram(
      "quickfix_ticket_time_to_assign",
      "Seconds from filing to the first agent, waiting for one included",
      ["priority"],
      WAIT_SECONDS,
    ),
    timeToMatch: histogram(
      "quickfix_ticket_time_to_match",
      "Seconds a complaint and the agent who got it were both there without each other",
    ),
    timeToSocket: histogram("quickfix_ticket_time_to_socket", "Seconds from an event to its way to the browsers"),
    passDuration: histogram("quickfix_dispatch_pass_duration", "Seconds a dispatch pass took"),
    passSize: histogram("quickfix_dispatch_pass_size", "Agents named to a dispatch pass", [], COUNTS),
    passRounds: histogram("quickfix_dispatch_pass_rounds", "Rounds of a dispatch pass", [], COUNTS),
    outboxPending: gauge("quickfix_outbox_pending", "Documents with events that are not relayed"),
    outboxOldestAge: gauge("quickfix_outbox_oldest_age", "Seconds the oldest overdue event has waited"),
    outboxParked: gauge("quickfix_outbox_parked", "Events that can never be published"),
    inFlight: gauge("quickfix_consumer_inflight", "Messages held"),
    pollers: gauge("quickfix_consumer_pollers", "Long polls under way"),
    receives: counter("quickfix_consumer_receive_total", "Receives by how much they brought", ["result"]),
    retries: counter("quickfix_consumer_retries_total", "Messages given back for later", ["class"]),
    lettersKept: gauge("quickfix_dead_letters", "Messages put aside that nobody has dealt with", ["reason"]),
    deadLetters: counter("quickfix_consumer_dead_letters_total", "Messages put aside", ["reason"]),
    duplicates: counter("quickfix_consumer_duplicates_total", "Messages that were handled before", ["kind"]),
    visibilityLost: counter("quickfix_consumer_visibility_lost_total", "Receipts that ended while held"),
    heartbeatExtensions: counter("quickfix_consumer_heartbeat_extensions_total", "Receipts that were renewed"),
    deletes: counter("quickfix_consumer_delete_total", "Messages deleted", ["result"]),
    breakerState: gauge("quickfix_consumer_breaker_state", "1 while the database is away and nothing is received"),
    violations: gauge("quickfix_invariant_violations", "What contradicts a promise of the protocol", ["id"]),
    agents: gauge("quickfix_agents", "Agents by availability", ["state"]),
    tickets: gauge("quickfix_tickets", "Complaints", ["status", "priority"]),
    oldestOpenAge: gauge(
      "quickfix_backlog_oldest_open_age",
      "Seconds that whoever has waited the longest for an agent has been waiting",
    ),
    connections: gauge("quickfix_socket_connections", "Open sockets"),
    emits: counter("quickfix_socket_emits_total", "Events sent to rooms", ["event"]),
    resyncs: counter("quickfix_socket_resyncs_total", "Browsers told to fetch everything again", ["reason"]),
    catchupEvents: counter("quickfix_socket_catchup_events_total", "Missed events sent after a reconnect"),
    refusals: counter("quickfix_socket_refusals_total", "Handshakes refused", ["reason"]),
    slowClients: counter("quickfix_socket_slow_clients_total", "Sockets closed because they did not read"),
    queueDepth: gauge("quickfix_queue_depth", "Messages in a queue", ["queue", "kind"]),
  };
}

import { Counter, Gauge, Histogram, type Registry } from "prom-client";

/** Advised by OpenTelemetry for messaging durations: 5 ms to 10 s. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

export type ConsumerMetrics = ReturnType<typeof createConsumerMetrics>;

/** Every metric of the consumer. Names are OpenTelemetry's with underscores; labels never carry an id. */
export function createConsumerMetrics(registry: Registry) {
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const histogram = (name: string, help: string, labelNames: readonly string[] = [], buckets = SECONDS) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets, registers });

  return {
    consumed: counter("messaging_client_consumed_messages", "Messages received"),
    sent: counter("messaging_client_sent_messages", "Messages published to the topic"),
    processDuration: histogram("messaging_process_duration", "Seconds from turn to settled", ["eventType", "result"]),
    eventLag: histogram("quickfix_event_lag", "Seconds from the event to its acknowledgement", ["eventType"]),
    queueWait: histogram("quickfix_queue_wait", "Seconds a message was in the queue"),
    passDuration: histogram("quickfix_dispatch_pass_duration", "Seconds a dispatch pass took"),
    passSize: histogram("quickfix_dispatch_pass_size", "Agents named to a dispatch pass", [], COUNTS),
    passRounds: histogram("quickfix_dispatch_pass_rounds", "Rounds of a dispatch pass", [], COUNTS),
    assignments: counter("quickfix_dispatch_assignments", "Claims by what became of them", ["outcome"]),
    outboxPending: gauge("quickfix_outbox_pending", "Documents with events that are not relayed"),
    outboxOldestAge: gauge("quickfix_outbox_oldest_age", "Seconds the oldest overdue event has waited"),
    outboxParked: gauge("quickfix_outbox_parked", "Events that can never be published"),
    outboxPublish: counter("quickfix_outbox_publish", "Events relayed", ["origin", "result"]),
    inFlight: gauge("quickfix_consumer_inflight", "Messages held"),
    pollers: gauge("quickfix_consumer_pollers", "Long polls under way"),
    receives: counter("quickfix_consumer_receive", "Receives by how much they brought", ["result"]),
    retries: counter("quickfix_consumer_retries", "Messages given back for later", ["class"]),
    deadLetters: counter("quickfix_consumer_dead_letters", "Messages put aside", ["reason"]),
    duplicates: counter("quickfix_consumer_duplicates", "Messages that were handled before", ["kind"]),
    visibilityLost: counter("quickfix_consumer_visibility_lost", "Receipts that ended while held"),
    heartbeatExtensions: counter("quickfix_consumer_heartbeat_extensions", "Receipts that were renewed"),
    deletes: counter("quickfix_consumer_delete", "Messages deleted", ["result"]),
    breakerState: gauge("quickfix_consumer_breaker_state", "1 while the database is away and nothing is received"),
    awsRequests: counter("quickfix_aws_requests", "Requests that AWS bills", ["service", "operation"]),
    repairs: counter("quickfix_reconcile_repairs", "Repairs by the reconciler; each is a mistake elsewhere", ["kind"]),
    agents: gauge("quickfix_agents", "Agents by availability", ["state"]),
    tickets: gauge("quickfix_tickets", "Complaints", ["status", "priority"]),
    oldestOpenAge: gauge("quickfix_backlog_oldest_open_age", "Seconds since the oldest open complaint was filed"),
    connections: gauge("quickfix_socket_connections", "Open sockets"),
    emits: counter("quickfix_socket_emits", "Events sent to rooms", ["event"]),
    resyncs: counter("quickfix_socket_resyncs", "Browsers told to fetch everything again", ["reason"]),
    catchupEvents: counter("quickfix_socket_catchup_events", "Missed events sent after a reconnect"),
    refusals: counter("quickfix_socket_refusals", "Handshakes refused", ["reason"]),
    slowClients: counter("quickfix_socket_slow_clients", "Sockets closed because they did not read"),
    queueDepth: gauge("quickfix_queue_depth", "Messages in a queue", ["queue", "kind"]),
  };
}

import { z } from "zod";
import { type Finding, Findings } from "./finding.ts";

const TIMEOUT_MS = 5_000;
const Sentences = z.array(z.string()).default([]);
const Readiness = z.object({ problems: Sentences, notes: Sentences });
/** What a consumer of ours says of itself at /livez; why it is stuck, to operators only. */
const Liveness = z.object({ status: z.enum(["alive", "stuck"]), problems: Sentences });
const Told = z.object({ problems: z.array(z.string()) });
const Health = z.object({
  status: z.string(),
  dependencies: z.record(z.string(), z.object({ ok: z.boolean(), message: z.string() })),
});

const UnknownHost = z.object({ error: z.object({ code: z.literal("request.unknown-host") }) });

/** Whether a consumer runs and works, asked where browsers would ask it. It tells operators why not. */
export async function checkConsumer(realtimeUrl: string, metricsToken?: string): Promise<Finding[]> {
  const findings = new Findings("Consumer");
  const headers: Record<string, string> = metricsToken ? { authorization: `Bearer ${metricsToken}` } : {};
  const alive = await ask(`${realtimeUrl}/livez`, headers);
  if ("problem" in alive) {
    findings.wrong(
      "consumer",
      `No consumer answers at ${realtimeUrl}: ${alive.problem}.`,
      "Start one with npm run start:consumer, and check REALTIME_PORT and NEXT_PUBLIC_REALTIME_URL.",
    );
    return findings.list;
  }
  const liveness = Liveness.safeParse(alive.body);
  if (!liveness.success) {
    const found = `What answers at ${realtimeUrl} is no consumer of QuickFix (${alive.status}).`;
    findings.wrong("consumer", found, "Correct NEXT_PUBLIC_REALTIME_URL.");
    return findings.list;
  }
  const { status, problems: stuckAt } = liveness.data;
  findings.check("consumer", status === "alive", {
    ok: `A consumer runs at ${realtimeUrl}.`,
    wrong: `The consumer at ${realtimeUrl} does not get on. ${stuckAt.join(" ")}`.trim(),
    fix: "Ask again in a minute: a busy machine passes. If it says the same then, restart it and look at its log.",
  });
  const ready = await ask(`${realtimeUrl}/readyz`, headers);
  if ("problem" in ready) return findings.list;
  const { problems, notes } = Readiness.catch({ problems: [], notes: [] }).parse(ready.body);
  findings.check("consumer.ready", ready.status === 200, {
    ok: "It receives messages.",
    wrong: `It is not ready. ${problems.join(" ")}`,
    fix: "What it names is checked above; its log has the rest.",
  });
  if (!Told.safeParse(ready.body).success) {
    const found = "It says why, and what it lacks, only on its own machine or for METRICS_TOKEN.";
    findings.unknown("consumer.details", found, "Set the same METRICS_TOKEN for the consumer and here.");
  }
  for (const note of notes) findings.unknown("consumer.note", note);
  return findings.list;
}

/** Whether the web application answers where people open it, and can publish. */
export async function checkWeb(publicUrl: string): Promise<Finding[]> {
  const findings = new Findings("Web");
  const answer = await ask(`${publicUrl}/api/health`);
  if ("problem" in answer) {
    findings.wrong(
      "web",
      `The web application does not answer at ${publicUrl}: ${answer.problem}.`,
      "Start it (npm run dev, or npm start beside a consumer), and check PORT and NEXTAUTH_URL.",
    );
    return findings.list;
  }
  const health = Health.safeParse(answer.body);
  if (!health.success) {
    const found = `What answers at ${publicUrl} is not QuickFix (${answer.status}).`;
    findings.wrong("web", found, "Correct NEXTAUTH_URL: it is the address that people open.");
    return findings.list;
  }
  const troubles = Object.values(health.data.dependencies).filter(({ ok }) => !ok);
  findings.check("web", troubles.length === 0, {
    ok: `The web application works at ${publicUrl}.`,
    wrong: `The web application is ${health.data.status}. ${troubles.map(({ message }) => message).join(" ")}`,
    fix: "What it names is checked above, with this machine's settings; compare them with those of the web application.",
  });
  await checkName(findings, publicUrl);
  return findings.list;
}

/** Health answers at bare addresses, too; pages only at names that the web application knows. */
async function checkName(findings: Findings, publicUrl: string): Promise<void> {
  const answer = await ask(`${publicUrl}/api/openapi.json`);
  if ("problem" in answer || !UnknownHost.safeParse(answer.body).success) return;
  findings.wrong(
    "web.host",
    `What is asked at ${publicUrl} reaches the web application under another name, to which it does not answer.`,
    "Let the proxy hand on the Host header, or add the name that it writes there to ALLOWED_HOSTS.",
  );
}

type Answer = { readonly status: number; readonly body: unknown } | { readonly problem: string };

async function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  try {
    const response = await fetch(url, { headers, redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    // An abort has a number there, and says more in its message.
    if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return { problem: cause.code };
    return { problem: cause instanceof Error ? cause.message : String(cause) };
  }
}

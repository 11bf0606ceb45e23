import { type Row, round } from "../figures.ts";
import type { Lines, Measured } from "../measured.ts";
import { claimsWithHistory } from "./history.ts";
import { passTime } from "./pass-time.ts";

export interface GrowthSize {
  readonly histories: readonly number[];
  readonly waiting: readonly number[];
  readonly agents: readonly number[];
}

const FEW = 10;

/** What becomes slower as a desk grows: claims with its history, a pass with its line and with its agents. */
export async function measureGrowth({ histories, waiting, agents }: GrowthSize): Promise<Measured> {
  const claims: { complaints: number; rate: number }[] = [];
  for (const complaints of histories) {
    claims.push({ complaints, rate: await claimsWithHistory(complaints) });
    console.error(`${complaints} complaints in history`);
  }
  const [most, crowd] = [Math.max(...waiting), Math.max(...agents)];
  const settings = [
    ...waiting.map((each) => ({ waiting: each, agents: FEW })),
    ...agents.map((each) => ({ waiting: most, agents: each })),
  ];
  const passes = [];
  for (const setting of settings) {
    passes.push({ ...setting, took: await passTime(setting) });
    console.error(`a pass with ${setting.waiting} waiting and ${setting.agents} agents`);
  }
  const small = claims[0]?.rate ?? Number.NaN;
  const worst = passes.find((each) => each.waiting === most && each.agents === crowd);
  const last = claims.at(-1);
  return {
    rows: [
      ...claims.map(({ complaints, rate }): Row => {
        const what = `claims, ${complaints.toLocaleString("en")} in history`;
        return { what, figure: round(rate), unit: "/s", "beside the smallest": round(rate / small) };
      }),
      ...passes.map(({ waiting: line, agents: people, took }): Row => {
        const what = `a pass, ${line.toLocaleString("en")} waiting, ${people.toLocaleString("en")} agents`;
        return { what, figure: took.p50, unit: `ms (p95 ${took.p95})`, "beside the smallest": "" };
      }),
    ],
    goals: [
      {
        goal: `claims with ${(last?.complaints ?? 0).toLocaleString("en")} in history, beside the smallest`,
        unit: "×",
        reached: (last?.rate ?? Number.NaN) / small,
        wanted: { atLeast: 0.9 },
      },
      {
        goal: `a pass with ${most.toLocaleString("en")} waiting and ${crowd.toLocaleString("en")} agents, p50`,
        unit: "ms",
        reached: worst?.took.p50 ?? Number.NaN,
        wanted: { atMost: 25 },
      },
    ],
    plots: [
      line(
        "Claims a second by complaints in history",
        "complaints",
        "claims a second",
        claims.map(({ complaints, rate }) => ({ series: "claims", x: complaints, y: rate })),
      ),
      line(
        "A pass by how many wait, ten agents",
        "waiting",
        "ms",
        passes.slice(0, waiting.length).map(({ waiting: x, took }) => ({ series: "p50", x, y: took.p50 })),
      ),
      line(
        `A pass by how many agents there are, ${most.toLocaleString("en")} waiting`,
        "agents",
        "ms",
        passes.slice(waiting.length).map(({ agents: x, took }) => ({ series: "p50", x, y: took.p50 })),
      ),
    ],
    notes: [
      "A pass gives one ticket to the one agent who has become free; the others have one each. Its relay is not in it.",
    ],
  };
}

function line(title: string, x: string, y: string, points: Lines["points"]): Lines {
  return { kind: "lines", title, x, y, log: "x", points };
}

import { reportService } from "./service-state.ts";

const PAUSE_MS = 3_000;

/** Asks the service how it is until it is well. The function returned ends that. */
export function askUntilBack(): () => void {
  const asking = setInterval(() => {
    void fetch("/api/health", { cache: "no-store" })
      .then(({ ok }) => ok && reportService("up"))
      .catch(() => {});
  }, PAUSE_MS);
  return () => clearInterval(asking);
}

import { createShared } from "#app/_ui/shared.ts";
import { useShared } from "#app/_ui/use-shared.ts";

export type ServiceState = "up" | "away";

const state = createShared<ServiceState>("up");

/** Called with what each answer says of the service. */
export const reportService = state.set;

/** Whether the last answer came from a service in working order. */
export function useServiceState(): ServiceState {
  return useShared(state);
}

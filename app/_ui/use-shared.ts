"use client";

import { useSyncExternalStore } from "react";
import type { Shared } from "./shared.ts";

/** The value as it is now. */
export function useShared<Value>({ get, subscribe, initial }: Shared<Value>): Value {
  return useSyncExternalStore(subscribe, get, () => initial);
}

"use client";

import { useShared } from "#app/_ui/use-shared.ts";
import { asking } from "./ask-sign-in.ts";

/** Whether whoever sits here is being asked to sign in again. */
export function useSignInAsked(): boolean {
  return useShared(asking) !== null;
}

import { z } from "zod";
import { Code } from "#server/desk/people/wire.ts";

/** `isRequired`: its person may not go without. */
export const SecondFactorState = z.object({ isOn: z.boolean(), recoveryLeft: z.int(), isRequired: z.boolean() });

/** Whether everybody of staff has to have one. */
export const StaffRule = z.object({ isRequired: z.boolean() });

/** What an app is given, once. */
export const SecondFactorOffer = z.object({
  /** For those who type it. */
  secret: z.string(),
  /** For those who scan it. */
  uri: z.string(),
});
export type SecondFactorOffer = z.infer<typeof SecondFactorOffer>;

export const TurnOn = z.object({ code: Code });
/** Shown once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

import type { Role } from "#server/core/vocabulary.ts";

/** Everybody signs in with this; it exists in demo data only. */
export const DEMO_PASSWORD = "quickfix-demo";

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly onDuty?: boolean;
}

/** A small company that makes kitchen machines: one admin, four agents, and the people who write to them. */
export const PEOPLE: readonly DemoPerson[] = [
  { email: "admin@demo.test", name: "Ines Duarte", role: "admin" },
  { email: "agent1@demo.test", name: "Asha Raman", role: "agent", onDuty: true },
  { email: "agent2@demo.test", name: "Tomás Ferreira", role: "agent", onDuty: true },
  { email: "agent3@demo.test", name: "Lena Köhler", role: "agent" },
  { email: "agent4@demo.test", name: "Jonah Price", role: "agent" },
  { email: "user1@demo.test", name: "Maya Lindqvist", role: "user" },
  { email: "user2@demo.test", name: "Oliver Brandt", role: "user" },
  { email: "zoe.martinez@demo.test", name: "Zoë Martínez-Oyelaran", role: "user" },
  { email: "hiro.tanaka@demo.test", name: "Hiro Tanaka", role: "user" },
  { email: "ruth.okafor@demo.test", name: "Ruth Okafor", role: "user" },
  { email: "emil.novak@demo.test", name: "Emil Novák", role: "user" },
];

import { createConfig, lintFromString } from "@redocly/openapi-core";
import spectralCore, { type RulesetDefinition } from "@stoplight/spectral-core";
import spectralRulesets from "@stoplight/spectral-rulesets";
import { expect, test } from "vitest";
import { describeApi } from "./openapi.ts";
import { ROUTES } from "./routes.ts";

/** As a public desk serves it, and as one on somebody's own machine does. */
const PLACES = ["https://help.quickfix.test", "http://localhost:3000"];

test.for(PLACES)("redocly has nothing to say about the document at %s", async (publicUrl) => {
  const source = JSON.stringify(describeApi(ROUTES, { publicUrl }));
  const config = await createConfig({ extends: ["recommended-strict"] });
  const problems = await lintFromString({ source, config, absoluteRef: "/openapi.json" });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test.for(PLACES)("spectral has nothing to say about the document at %s", async (publicUrl) => {
  const spectral = new spectralCore.Spectral();
  spectral.setRuleset(recommendedBy(spectralRulesets.oas));
  const problems = await spectral.run(JSON.stringify(describeApi(ROUTES, { publicUrl })));
  expect(problems.map(({ code, message, path }) => `${code} at ${path.join(".")}: ${message}`)).toEqual([]);
});

/** Safe because the ruleset is spectral's own; only its types ask for what they do not say of themselves. */
function recommendedBy(ruleset: unknown): RulesetDefinition {
  return { extends: [[ruleset, "recommended"]], rules: { "oas3-parameter-description": "warn" } } as RulesetDefinition;
}

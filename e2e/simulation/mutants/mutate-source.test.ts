import { expect, test } from "vitest";
import { always, type Edit, first, removed, replaced, value } from "./edits.ts";
import { mutateSource } from "./mutate-source.ts";

const CAR = `export function drive(car: Car) {
  const speed = car.speed();
  // rule: slow-in-town
  const limit =
    car.isInTown // there are children
      ? 50
      : 100;
  // rule: brake-when-fast, stop-when-old
  if (speed > limit) car.brake();
  return {
    // rule: lights-on
    lights: true,
  };
}`;

const mutated = (rule: string, edit: Edit, source = CAR) => mutateSource(source, [{ rule, file: "car.ts", edit }]);

test("a mutant changes what stands below its marker, however that is broken into lines", () => {
  expect(mutated("slow-in-town", replaced("car.isInTown ? 50", "true ? 100"))).toContain(
    "const limit =\n    true ? 100\n      : 100;",
  );
  expect(
    mutated(
      "slow-in-town",
      value(() => "100"),
    ),
  ).toContain("const limit =\n    100;");
  expect(mutated("brake-when-fast", removed)).not.toContain("brake()");
  expect(mutated("stop-when-old", always)).toContain("if ((speed > limit) || true) car.brake();");
  expect(mutated("slow-in-town", first)).toMatch(/\{\n {2}const limit[^;]*;\nconst speed/);
  expect(mutated("lights-on", removed)).toMatch(/return \{\s+\/\/ rule: lights-on\s+\.\.\.\{\},\s+\}/);
});

test("a mutant that does not fit is refused with its name and what is wrong", () => {
  expect(() => mutated("no-such-rule", removed)).toThrow(
    'The mutant "no-such-rule" does not fit car.ts any more: no comment "// rule: no-such-rule" is there.',
  );
  expect(() => mutated("slow-in-town", removed, `${CAR}\n${CAR}`)).toThrow(/"slow-in-town" is in car.ts twice/);
  expect(() => mutated("slow-in-town", replaced("car.isInTown ? 30", ""))).toThrow(/once, and is 0 times/);
  expect(() => mutated("brake-when-fast", replaced("car", "taxi"))).toThrow(/"taxi", which nothing is called there/);
  expect(() =>
    mutated(
      "slow-in-town",
      value((it) => `${it}\n`),
    ),
  ).toThrow(/it changes nothing/);
  expect(() => mutated("slow-in-town", always)).toThrow(/an if should be marked there/);
  expect(() => mutated("drives", removed, "drive(car); // rule: drives")).toThrow(/marks nothing/);
});

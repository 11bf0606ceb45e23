// Who may import whom. Every rule says in its comment what to do instead; there is no list of exceptions to grow.

/** Lowest first. A room may import the rooms below it; rooms on one line do not know each other. */
const SERVER = [
  ["domain"],
  ["ports"],
  ["runtime"],
  ["db"],
  ["aws"],
  ["outbox"],
  ["assignments"],
  ["complaints", "agents", "accounts", "categories", "notifications", "insights", "pipeline"],
  ["http"],
  ["auth"],
  ["composition"],
  ["trpc", "rest"],
  ["demo"],
  ["tools"],
].map((line) => line.map((room) => `server/${room}`));

const CONSUMER = [["queue", "notify", "realtime"], ["dispatch"], ["loops"]].map((line) =>
  line.map((room) => `consumer/${room}`),
);

const TEST_CODE = ["[.]test[.]tsx?$", "/testing[.]ts$", "/testing/"];
const BROWSER_CODE = ["/(_components|_ui|_live)/", "^app/_trpc/client"];
const SHIPPED = "^((app|server|consumer)/|(proxy|instrumentation)[.]ts$)";

const any = (rooms) => `^(${rooms.join("|")})/`;
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** For every room: nothing beside it and nothing above it. */
function upward(lines) {
  return lines.flatMap((line, level) =>
    line.flatMap((room) => {
      const forbidden = [...line.filter((other) => other !== room), ...lines.slice(level + 1).flat()];
      if (forbidden.length === 0) return [];
      return rule(
        `${room.replace("/", "-")}-looks-down-only`,
        `${room} sits below or beside what it imports. Pass the value in, or move the shared part further down: ${lines
          .map((each) => each.join(", "))
          .join(" < ")}.`,
        { path: any([room]), pathNot: TEST_CODE },
        { path: any(forbidden) },
      );
    }),
  );
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...upward(SERVER),
    ...upward(CONSUMER),
    rule(
      "every-server-room-has-its-place",
      "A new folder in server/ needs a line in SERVER above, so that it is clear what it may import.",
      { path: SHIPPED },
      { path: "^server/", pathNot: any([...SERVER.flat(), "server/embedded"]) },
    ),
    rule(
      "rules-do-no-io",
      "server/domain knows zod and itself, nothing else. Take time, ids and data as arguments; do the I/O in a use case.",
      { path: "^server/domain/", pathNot: TEST_CODE },
      { pathNot: ["^server/domain/", "^node_modules/zod/"] },
    ),
    rule(
      "server-starts-nothing",
      "server/ is a library for both processes. Give it what it needs as an argument, or move the code into server/.",
      { path: "^server/" },
      { path: "^(app|consumer)/" },
    ),
    rule(
      "web-and-consumer-meet-in-the-queue",
      "Two processes: send an event, or move what both need into server/.",
      { path: "^(app|consumer)/" },
      { path: "^(app|consumer)/", pathNot: "^$1/" },
    ),
    rule(
      "consumer-calls-use-cases",
      "tRPC and REST are the web application's doors, and demo data is for launchers. Call the use case itself.",
      { path: "^consumer/" },
      { path: "^server/(trpc|rest|demo|tools)/" },
    ),
    rule(
      "consumer-rooms-are-composed-in-main",
      "consumer/main.ts puts the rooms together. Take the part as an argument.",
      { path: "^consumer/[^/]+/", pathNot: TEST_CODE },
      { path: "^consumer/main[.]ts$" },
    ),
    rule(
      "browser-code-is-light",
      "It is sent to everyone. Ask through tRPC; from server/ only server/domain and types may come along.",
      { path: BROWSER_CODE, pathNot: TEST_CODE },
      { path: "^server/", pathNot: "^server/domain/", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "embedded-stack-stays-outside",
      "The one-machine stack is reached over its network addresses. Only tests may start it from code.",
      { path: SHIPPED, pathNot: ["^server/embedded/", ...TEST_CODE] },
      { path: "^server/embedded/" },
    ),
    rule(
      "embedded-database-stands-alone",
      "It has to work in other people's projects. Copy the few lines, or do without.",
      { path: "^server/embedded/mongo/", pathNot: TEST_CODE },
      {
        path: ".",
        pathNot: ["^server/embedded/mongo/", "^node_modules/(bson|lru-cache)/"],
        dependencyTypesNot: ["core"],
      },
    ),
    rule(
      "mongoose-lives-in-db",
      "Add a function to server/db and call that; nobody else knows how tickets are stored.",
      { path: SHIPPED, pathNot: ["^server/db/", ...TEST_CODE] },
      { path: "^node_modules/(mongoose|mongodb)/", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "aws-sdk-lives-in-aws",
      "Use the Queue and Topic ports, or add what is missing to server/aws.",
      { path: SHIPPED, pathNot: ["^server/aws/", ...TEST_CODE] },
      { path: "^node_modules/@aws-sdk/" },
    ),
    rule(
      "test-builders-are-for-tests",
      "Builders and starters for tests are not part of the product. Move what production needs into a file of its own.",
      { path: SHIPPED, pathNot: TEST_CODE },
      { path: "/testing[.]ts$|^(app|server|consumer)/.*/testing/" },
    ),
    rule(
      "e2e-looks-at-the-rest",
      "e2e/ is not shipped. Move what is needed into the folder that needs it.",
      { path: SHIPPED },
      { path: "^e2e/" },
    ),
    rule(
      "no-dev-dependency-in-production",
      "It is not installed where this runs. Make it a dependency, or do without.",
      { path: SHIPPED, pathNot: TEST_CODE },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    rule("no-cycles", "Move what both need into a third file.", {}, { circular: true }),
    rule(
      "imports-exist",
      "The file or package is not there; check its name and its ending.",
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^[.]next/" },
    // Imports of types count too: they are how knowledge leaks.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};

// Who may import whom. Every rule says in its comment what to do instead; there is no list of exceptions to grow.

/** Lowest first. A layer imports the layers before it; those on one line do not know each other, but for the rooms. */
const SERVER = [["language"], ["core"], ["platform"], ["desk", "operate"], ["web"], ["local", "tools"]];
const CONSUMER = [["queue", "notify", "inbox", "realtime"], ["dispatch"], ["loops"], ["operations"]];

/** Rooms in these two are one layer: each may use what another offers, and none what another keeps to itself. */
const ROOMS = "^server/(desk|operate)/([^/]+)/";
/** What a room keeps to itself: its collections' queries, whatever they are called, and its doors. */
const PRIVATE = ["store", "directory", "reader", "feed", "procedures", "routes"].map(
  (kind) => `^server/(desk|operate)/[^/]+/[a-z-]*${kind}[.]ts$`,
);

const TEST_CODE = ["[.]test[.]tsx?$", "/testing[.]ts$", "/testing/", "/door-rows[.]ts$"];
const BROWSER_CODE = ["/(_components|_ui|_live|_drafts|_people)/", "^app/_trpc/client"];
const SHIPPED = "^((app|server|consumer)/|(proxy|instrumentation)[.]ts$)";

const any = (parent, names) => `^${parent}/(${names.join("|")})/`;
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** For every layer: nothing above it, and nothing beside it unless `areRooms` says that they are one layer of rooms. */
function upward(parent, lines, areRooms = () => false) {
  return lines.flatMap((line, level) =>
    line.flatMap((name) => {
      const beside = areRooms(name) ? [] : line.filter((other) => other !== name);
      const forbidden = [...beside, ...lines.slice(level + 1).flat()];
      if (forbidden.length === 0) return [];
      return rule(
        `${parent}-${name}-looks-down-only`,
        `${parent}/${name} sits below or beside what it imports. Pass the value in, or move the shared part further down: ${lines
          .map((each) => each.join(", "))
          .join(" < ")}.`,
        { path: any(parent, [name]), pathNot: TEST_CODE },
        { path: any(parent, forbidden) },
      );
    }),
  );
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...upward("server", SERVER, (name) => name === "desk" || name === "operate"),
    ...upward("consumer", CONSUMER),
    rule(
      "every-server-layer-has-its-place",
      "A new folder in server/ needs a line in SERVER above, so that it is clear what it may import.",
      { path: SHIPPED },
      { path: "^server/", pathNot: any("server", [...SERVER.flat(), "embedded-mongo"]) },
    ),
    rule(
      "core-does-no-io",
      "server/core knows zod, the files of messages, itself and Node's channel for crash points, nothing else. Take time, ids and data as arguments or through a port; do the I/O above it.",
      { path: "^server/core/", pathNot: TEST_CODE },
      { pathNot: ["^server/(core|language)/", "^node_modules/zod/", "^diagnostics_channel$"] },
    ),
    rule(
      "the-second-world-is-for-tests",
      "server/core/memory stands in for the database in tests and in the simulator. Ask for the port instead.",
      { path: SHIPPED, pathNot: ["^server/core/memory/", ...TEST_CODE] },
      { path: "^server/core/memory/" },
    ),
    rule(
      "rooms-keep-their-stores",
      "A room's store and its doors are its own. Call one of its verbs, or read through its rows what no verb offers.",
      { path: ROOMS, pathNot: TEST_CODE },
      { path: PRIVATE, pathNot: "^server/$1/$2/" },
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
      "consumer-calls-verbs",
      "The doors are the web application's, and the one-machine stack and the commands are for whoever starts them. Call the verb itself.",
      { path: "^consumer/", pathNot: TEST_CODE },
      { path: "^server/(web|local|tools)/" },
    ),
    rule(
      "consumer-rooms-are-put-together-in-its-context",
      "consumer/context.ts puts the rooms together. Take the part as an argument.",
      { path: "^consumer/[^/]+/", pathNot: [...TEST_CODE, "^consumer/flows/"] },
      { path: "^consumer/[^/]+[.]ts$" },
    ),
    rule(
      "browser-code-is-light",
      "It is sent to everyone. Ask through tRPC; from server/ only server/core, a room's wire.ts, its plain.ts (what pages need of that without schemas) and types may come along.",
      { path: BROWSER_CODE, pathNot: TEST_CODE },
      { path: "^server/", pathNot: ["^server/core/", "/(wire|plain)[.]ts$"], dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "local-stack-stays-outside",
      "The one-machine stack is reached over its network addresses; it may use the product, never the other way. Only tests may start it from code.",
      { path: SHIPPED, pathNot: ["^server/(local|embedded-mongo)/", ...TEST_CODE] },
      { path: "^server/(local|embedded-mongo)/" },
    ),
    rule(
      "embedded-database-stands-alone",
      "It has to work in other people's projects. Copy the few lines, or do without.",
      { path: "^server/embedded-mongo/", pathNot: TEST_CODE },
      {
        path: ".",
        pathNot: ["^server/embedded-mongo/", "^node_modules/(bson|lru-cache)/"],
        dependencyTypesNot: ["core"],
      },
    ),
    rule(
      "mongoose-lives-in-stores",
      "Only server/platform/db runs the driver; rows and stores may name its types. Add what is missing there, or to the store of the room that owns the collection.",
      { path: SHIPPED, pathNot: ["^server/platform/db/", ...TEST_CODE] },
      { path: "^node_modules/(mongoose|mongodb)/", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "aws-sdk-lives-in-aws",
      "Use the Queue and Topic ports, or add what is missing to server/platform/aws.",
      { path: SHIPPED, pathNot: ["^server/platform/aws/", ...TEST_CODE] },
      { path: "^node_modules/@aws-sdk/" },
    ),
    rule(
      "test-builders-are-for-tests",
      "Builders and starters for tests are not part of the product. Move what production needs into a file of its own.",
      { path: SHIPPED, pathNot: ["^server/core/memory/", ...TEST_CODE] },
      { path: "/testing[.]ts$|/door-rows[.]ts$|^(app|server|consumer)/.*/testing/" },
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

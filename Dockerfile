# Two images from one file: `docker build --target web .` and `docker build --target consumer .`
# The version of Node is the one that package.json pins for every npm script.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

FROM base AS sources
COPY package.json package-lock.json .npmrc ./

# What the consumer needs: not the web application's packages, which are most of the size, and not a second Node.
FROM sources AS dependencies
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts
RUN rm -rf node_modules/node node_modules/.bin/node node_modules/next node_modules/@next \
  node_modules/lucide-react node_modules/tailwindcss node_modules/@tailwindcss

# The web application, of which Next keeps only what it uses. No install script is needed: the only one of ours fetches the
# Node that the image already has, and whose empty command would stand before it.
FROM sources AS build
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
RUN rm -rf node_modules/node node_modules/.bin/node
COPY next.config.mjs postcss.config.mjs tsconfig.json proxy.ts instrumentation.ts ./
COPY public ./public
COPY server ./server
COPY app ./app
RUN NODE_ENV=production NEXT_OUTPUT=standalone node node_modules/next/dist/bin/next build

FROM base AS web
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 FILES_DIR=/data/files
COPY --from=build --chown=node:node /app/.next/standalone ./
COPY --from=build --chown=node:node /app/.next/static ./.next/static
COPY --from=build --chown=node:node /app/public ./public
# Pictures are made anew by a library of its own, of which Next traces what it can see.
COPY --from=build /app/node_modules/sharp ./node_modules/sharp
COPY --from=build /app/node_modules/@img ./node_modules/@img
RUN mkdir -p /data/files && chown node:node /data/files
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]

# The consumer; also every command of package.json that runs in production: doctor, verify, replay, redrive, seed.
FROM base AS consumer
ENV NODE_ENV=production REALTIME_PORT=3001 FILES_DIR=/data/files
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY server ./server
COPY consumer ./consumer
RUN mkdir -p /data/files node_modules/.cache && chown -R node:node /data node_modules/.cache
USER node
# A start in vain, without any settings, leaves compiled what every start needs.
RUN node consumer/main.ts 2> /dev/null || test -d node_modules/.cache/node-compile
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.REALTIME_PORT}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "consumer/main.ts"]

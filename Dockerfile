# Tandem in a container: API and worker side by side, as on Render. See docs/DOCKER.md.
FROM node:24-bookworm-slim AS build
WORKDIR /app
# What is installed depends on these alone, so that a change of the sources installs nothing anew.
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# A tenth of what is installed are maps for debuggers.
RUN npm run build \
  && npm prune --omit=dev --no-audit --no-fund \
  && find node_modules -name '*.map' -delete

FROM node:24-bookworm-slim
# The first process of a container inherits orphans, and nobody buries them: that is tini's work.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  DATA_DIR=/data \
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true
# Nothing here belongs to who runs it, so that nothing can change it.
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE NOTICE ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 10000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 10000}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--", "node", "--max-old-space-size=96", "--optimize-for-size", "dist/src/start.js"]
# Or "api" or "worker" alone.
CMD ["all"]

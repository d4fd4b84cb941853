// Start: configuration, database (embedded if none is given), migrations, seeds, the web server, the worker; and a clean stop.
import { type AddressInfo, createServer } from 'node:net';
import { seedReference } from '../seeds/01_reference/index.ts';
import { demoPassword } from '../seeds/02_demo/cast.ts';
import { seedDemo } from '../seeds/02_demo/index.ts';
import { createApp } from './app.ts';
import { ConfigInvalid, readConfig } from './config.ts';
import { EmbeddedUnavailable } from './database/embedded.ts';
import { RolesMissing } from './database/roles.ts';
import { startDatabase } from './database/start.ts';
import { escrowNotice } from './operations/escrow.ts';
import { realmHost } from './realms.ts';
import { makeLog, makeServices } from './services.ts';
import { startWorker } from './worker.ts';

const say = (words: string) => process.stdout.write(`${words}\n`);

async function start(): Promise<void> {
  const config = readConfig();
  await tryPort(config.web.port, config.web.host);
  say('donthu: đang khởi động cơ sở dữ liệu …');
  const started = await startDatabase(config, (error) =>
    say(`Mất kết nối cơ sở dữ liệu: ${(error as NodeJS.ErrnoException).code ?? 'không rõ'}`),
  );
  if (started.embedded?.recovers)
    say('Lần trước phần mềm bị ngắt đột ngột. Cơ sở dữ liệu đã tự phục hồi, dữ liệu đã lưu còn nguyên.');
  const stops: (() => unknown)[] = [() => started.embedded?.end(), () => started.database.close()];
  let stopping: Promise<void> | undefined;
  const stop = (code: number) => {
    stopping ??= (async () => {
      for (const one of stops.reverse()) await Promise.resolve(one()).catch(() => undefined);
    })();
    void stopping.then(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));
  try {
    await seedReference(started.ownerUrl);
    const { appUrl, ownerUrl, workerUrl } = started;
    const log = makeLog(config);
    const realms = realmHost({ config, database: started.database, addresses: { appUrl, ownerUrl, workerUrl }, log });
    stops.push(() => realms.close());
    // Beside the start, not before it: nobody waits for what no class needs any more.
    void realms
      .dropOrphans()
      .catch((error: NodeJS.ErrnoException) => log.warn({ code: error.code }, 'class databases not swept'));
    const services = makeServices({ config, database: started.database, log, realms });
    if (config.demo) {
      const halt = new AbortController();
      const seeding = seedDemo(started.ownerUrl, services, started.workerUrl, halt.signal);
      stops.push(() => {
        halt.abort();
        return seeding.catch(() => undefined);
      });
      for (const line of await seeding) say(line);
      if (stopping) return;
    }
    const app = createApp(services);
    const server = await new Promise<import('node:http').Server>((resolve, reject) => {
      const listening = app.listen(config.web.port, config.web.host, (error?: Error) =>
        error ? reject(error) : resolve(listening),
      );
    });
    stops.push(
      () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeIdleConnections();
          setTimeout(() => server.closeAllConnections(), 5_000).unref();
        }),
    );
    if (config.worker === 'inside') {
      const worker = await startWorker(services, started.workerUrl);
      stops.push(() => worker.stop());
    }
    const { port } = server.address() as AddressInfo;
    say(`donthu: http://${config.web.host}:${port}`);
    if (config.demo)
      say(`Bản giới thiệu: mở địa chỉ trên, chọn một tài khoản trong danh sách ở trang đăng nhập, mật khẩu ${demoPassword}`);
    for (const line of escrowNotice(config, services.keyring.id)) say(line);
    say('Dừng: Ctrl-C');
  } catch (error) {
    for (const one of stops.reverse()) await Promise.resolve(one()).catch(() => undefined);
    throw error;
  }
}

/** A port that is taken is said before minutes are spent on a database. @throws what listening throws */
function tryPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

start().catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    say('Cổng này đang có chương trình khác dùng. Dừng chương trình đó, hoặc chạy với cổng khác, ví dụ: PORT=3100 npm start');
  else if (error.code === 'EACCES' && error.syscall === 'listen')
    say('Không được phép mở cổng này. Chọn cổng từ 1024 trở lên, ví dụ: PORT=3100 npm start');
  else if (error instanceof ConfigInvalid || error instanceof EmbeddedUnavailable || error instanceof RolesMissing)
    say(error.message);
  else say(`donthu không khởi động được: ${error.stack ?? error.message}`);
  process.exit(1);
});

// What the machine can do at best in this run: bare Express, EJS and pg. One page without a database, and one "real" page:
// account look-up, BEGIN with the tenant settings, a list of 50 under row-level security, a capped count, COMMIT, 22 kB of EJS.
import { createServer, type Server } from 'node:http';
import ejs from 'ejs';
import express from 'express';
// biome-ignore lint/style/noRestrictedImports: the floor is what our own database layer is measured against
import pg from 'pg';

const page = `<!doctype html><html lang="vi"><head><title><%= it.title %></title></head><body><h1><%= it.title %></h1><p><%= it.filler %></p><table>
<% for (const row of it.rows) { %><tr><td><a href="/petitions/<%= row.id %>">ĐT-<%= row.year %>-<%= row.number %></a></td><td><b><%= row.sender_label %></b><span><%= row.subject %></span></td><td><span class="tag"><%= row.status %></span></td><td><%= row.due_on %></td><td><%= row.received_on %></td></tr>
<% } %></table><p><%= it.count %></p></body></html>`;

export interface Floor {
  url: string;
  close: () => Promise<void>;
}

interface Reader {
  unitId: number;
  accountId: number;
}

/**
 * @param ward whose unit's list the page /real shows
 * @param city who reads the list of all units, on /real-city
 */
export async function startFloor(appUrl: string, ward: Reader, city: Reader): Promise<Floor> {
  const pool = new pg.Pool({ connectionString: appUrl, max: 4, application_name: 'donthu-floor' });
  const render = ejs.compile(page, { strict: true, _with: false, localsName: 'it' } as ejs.Options);
  const filler = 'đơn thư '.repeat(900);
  const app = express();
  app.disable('x-powered-by');
  app.get(
    '/bare',
    (_req, res) => void res.type('html').send(render({ title: 'Đăng nhập', filler: filler.slice(0, 3_000), rows: [], count: 0 })),
  );
  /** Account, role, fifty rows behind row-level security, a capped count: of one unit, or of all of the city. */
  const list = (path: string, actor: Reader, isCity: boolean) => {
    const where = isCity ? '' : 'where unit_id = $1';
    const values = isCity ? [] : [actor.unitId];
    app.get(path, async (_req, res) => {
      const client = await pool.connect();
      try {
        await client.query({
          name: 'account',
          text: 'select a.id, c.name from assignments a join accounts c on c.id = a.account_id where a.account_id = $1',
          values: [actor.accountId],
        });
        await client.query(
          `BEGIN READ ONLY;select set_config('app.unit','${actor.unitId}',true),set_config('app.account','${actor.accountId}',true),set_config('app.all','${isCity ? 1 : 0}',true),set_config('app.units','{${actor.unitId}}',true),set_config('app.sealed','own',true)`,
        );
        const rows = await client.query({
          name: `list ${path}`,
          text: `select p.id, p.year, p.number, p.status, p.due_on, p.received_on, coalesce(c.sender_label, '') as sender_label, coalesce(c.subject, '') as subject
            from (select * from petitions ${where} order by received_on desc, id desc limit 50) p left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id order by p.received_on desc, p.id desc`,
          values,
        });
        const count = await client.query({
          name: `count ${path}`,
          text: `select count(*)::int as n from (select 1 from petitions ${where} limit 1001) x`,
          values,
        });
        await client.query('COMMIT');
        if (rows.rows.length === 0) throw new Error(`${path} shows nothing`);
        res.type('html').send(render({ title: 'Sổ đơn thư', filler, rows: rows.rows, count: count.rows[0].n }));
      } finally {
        client.release();
      }
    });
  };
  list('/real', ward, false);
  list('/real-city', city, true);
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
}

// Signs in as a member of the demo cast and prints the session; with `known SESSION`, proves that the session still holds.
const [address, mode, session = ''] = process.argv.slice(2);
const cookieOf = (response) => response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');

if (mode === 'known') {
  const work = await fetch(`${address}/work`, { headers: { cookie: session }, redirect: 'manual' });
  if (work.status !== 200) throw new Error(`/work answered ${work.status}: the session of the first start is gone`);
} else {
  const page = await fetch(`${address}/sign-in`);
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1];
  const { execFileSync } = await import('node:child_process');
  const [person] = JSON.parse(execFileSync('npm', ['run', '--silent', 'demo:accounts', '--', '--json'], { encoding: 'utf8' }));
  const body = new URLSearchParams({ _csrf: token, login: person.login, password: person.password });
  const answer = await fetch(`${address}/sign-in`, { method: 'POST', headers: { cookie: cookieOf(page) }, body, redirect: 'manual' });
  if (answer.status !== 303 || answer.headers.get('location') !== '/work') throw new Error(`Signing in answered ${answer.status} ${answer.headers.get('location')}`);
  const work = await fetch(`${address}/work`, { headers: { cookie: cookieOf(answer) }, redirect: 'manual' });
  if (work.status !== 200 || !(await work.text()).includes('<h1')) throw new Error(`/work answered ${work.status}`);
  console.log(cookieOf(answer));
}

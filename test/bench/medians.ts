// How long the hot pages of one city or of several take, each held against the floor of its own city asked beside it.
import type { City } from './city.ts';
import { percentiles } from './client.ts';
import type { HotPage } from './pages.ts';
import { besidePeers } from './peers.ts';
import type { Median } from './saved.ts';
import { padded, verdict } from './words.ts';

const warm = 5;

async function time(ask: () => Promise<{ status: number }>, status: number): Promise<number> {
  const from = performance.now();
  const answer = await ask();
  const took = performance.now() - from;
  if (answer.status !== status) throw new Error(`Expected ${status}, got ${answer.status}`);
  return took;
}

/**
 * Each page's middle time and how many times the floor it is, city by city. The cities are asked in turn, floor and page and again, so
 * that whatever else the machine does meanwhile is done to all of them.
 */
export async function medians(cities: readonly City[], rounds: number): Promise<Median[]> {
  const found = cities.map((): Median => new Map());
  for (const index of cities[0]?.pages.keys() ?? []) {
    const taken = cities.map(() => ({ under: [] as number[], own: [] as number[] }));
    for (let n = 0; n < rounds + warm; n += 1)
      for (const [which, { pages, bare }] of cities.entries()) {
        const { against, status, ask, before } = pages[index] as HotPage;
        const floorTime = await time(() => bare.ask('GET', `/${against}`), 200);
        await before?.();
        const ownTime = await time(ask, status);
        if (n < warm) continue;
        taken[which]?.under.push(floorTime);
        taken[which]?.own.push(ownTime);
      }
    for (const [which, { pages, petitions }] of cities.entries()) {
      const { page, against, most, within, peer } = pages[index] as HotPage;
      const floor = percentiles(taken[which]?.under ?? []).p50;
      const { p50, p95 } = percentiles(taken[which]?.own ?? []);
      const ratio = p50 / floor;
      found[which]?.set(page, { own: p50, ratio });
      const judged = [
        ...(most ? [`at most ${most} ×: ${verdict(ratio <= most)}`] : []),
        ...(within ? [`under ${within} ms: ${verdict(p50 < within)}`] : []),
        ...(peer ? [besidePeers(peer, against, ratio)] : []),
      ].join(', ');
      const of = cities.length > 1 ? `${petitions.toLocaleString('en').padStart(9)}  ` : '';
      console.log(
        `${of}${padded(page)} ${p50.toFixed(1).padStart(8)} ms  p95 ${p95.toFixed(1).padStart(8)} ms  ${ratio.toFixed(1).padStart(6)} × ${against} (${floor.toFixed(2)} ms)  ${judged}`,
      );
    }
  }
  return found;
}

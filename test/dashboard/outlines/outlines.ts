// Outlines of wards, as the geographers give them and as the map draws them, on one sheet of paper: so that they can be held together.
// hanoi-wards-2025.geojson is the reference's own file, packed; its sources are named under the map.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];

export interface Outline {
  code: string;
  /** 'Phường Ba Đình'. */
  name: string;
  rings: readonly Ring[];
}

interface Feature {
  properties: { code: string; full_name: string };
  geometry: { type: 'Polygon'; coordinates: Point[][] };
}

const width = 1_000;

/** The real ones: degrees laid on a sheet 1000 wide, true to length in the middle of the city. */
export function givenOutlines(): Outline[] {
  const packed = readFileSync(new URL('./hanoi-wards-2025.geojson.gz', import.meta.url));
  const { features } = JSON.parse(gunzipSync(packed).toString('utf8')) as { features: Feature[] };
  const points = features.flatMap(({ geometry }) => geometry.coordinates.flat());
  const [west, east] = extent(points.map(([longitude]) => longitude));
  const [south, north] = extent(points.map(([, latitude]) => latitude));
  const across = width / (east - west);
  const down = across / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return features.map(({ properties, geometry }) => ({
    code: properties.code,
    name: properties.full_name,
    rings: geometry.coordinates.map((ring) =>
      ring.map(([longitude, latitude]): Point => [(longitude - west) * across, (north - latitude) * down]),
    ),
  }));
}

const extent = (values: readonly number[]) =>
  values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)] as const, [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as readonly [number, number]);

/** By code the rings of a file of paths `<path id="wCODE" d="M…l…z"/>`. @throws Error on a command of another kind */
export function drawnOutlines(svg: string): Map<string, Ring[]> {
  return new Map([...svg.matchAll(/<path id="w(\d+)" d="([^"]+)"/g)].map(([, code = '', d = '']) => [code, ringsOf(d)]));
}

function ringsOf(d: string): Ring[] {
  return [...d.matchAll(/([^z]+)z?/g)].map(([, drawn = '']) => {
    const [, first = '', rest = ''] = /^M([^a-zA-Z]+)(?:l([^a-zA-Z]+))?$/.exec(drawn) ?? [];
    if (first === '') throw new Error(`Not of the kind the map is drawn with: ${drawn.slice(0, 40)}`);
    const numbers = [...`${first} ${rest}`.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
    let [x, y] = [0, 0];
    return Array.from({ length: numbers.length / 2 }, (_, index): Point => {
      x += numbers[index * 2] ?? 0;
      y += numbers[index * 2 + 1] ?? 0;
      return [x, y];
    });
  });
}

/** How far the farthest point of either lies from the lines of the other. */
export const farthest = (one: readonly Ring[], other: readonly Ring[]): number =>
  Math.max(...one.flat().map((point) => distance(point, other)), ...other.flat().map((point) => distance(point, one)));

const distance = (point: Point, rings: readonly Ring[]): number =>
  Math.min(
    ...rings.map((ring) =>
      ring.reduce((least, from, index) => Math.min(least, toLine(point, from, ring[(index + 1) % ring.length] ?? from)), width),
    ),
  );

function toLine([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - fromX) * dx + (y - fromY) * dy) / length));
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
}

/** The surface of the rings. */
export const surface = (rings: readonly Ring[]): number =>
  Math.abs(
    rings.reduce(
      (sum, ring) =>
        ring.reduce((within, [x, y], index) => {
          const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
          return within + (x * nextY - nextX * y) / 2;
        }, sum),
      0,
    ),
  );

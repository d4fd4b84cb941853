// What the peers took for the same page at 100,000 tickets, and what a bare page of fifty rows took on their machine in the same minutes
// (performance.md §1): how much quicker we are is told through the two floors, for milliseconds of two machines cannot be compared. Their
// pages are heavier than ours besides (a list: 473 and 79 kB).

interface Peer {
  requestTracker: number;
  redmine: number;
}

/** Milliseconds of the middle answer to one client; of a range the quicker end. */
const took = {
  'sign-in page': { requestTracker: 10, redmine: 14 },
  'work queue': { requestTracker: 196, redmine: 299 },
  register: { requestTracker: 543, redmine: 113 },
  'petition page': { requestTracker: 263, redmine: 117 },
  'name search': { requestTracker: 439, redmine: 813 },
  'phrase search': { requestTracker: 649, redmine: 1_222 },
  'register a petition': { requestTracker: 284, redmine: 60 },
} as const satisfies Record<string, Peer>;
export type PeerPage = keyof typeof took;

/** Of the page without a database, and of the real one. */
const floors = { bare: 0.4, real: 2.2 };

/** "so 88 × as quick as Request Tracker, 22 × as Redmine", of a page that takes so many times its floor. */
export function besidePeers(page: PeerPage, against: 'bare' | 'real' | 'real-city', ratio: number): string {
  const floor = against === 'bare' ? floors.bare : floors.real;
  const times = (ms: number) => (ms / floor / ratio).toFixed(0);
  return `so ${times(took[page].requestTracker)} × as quick as Request Tracker, ${times(took[page].redmine)} × as Redmine`;
}

// Plays many stories at once in the order of their dates: each story asks for its next act at an instant and waits; the
// earliest of all waiting acts goes first. So numbers of the books rise with their days, as in an office.

interface Cue {
  at: number;
  /** Breaks ties: who asked first. */
  order: number;
  run: () => Promise<void>;
}

export interface Story {
  /** Said when it fails: a name of the scenario, never of a person in it. */
  name: string;
  tell: () => Promise<void>;
}
export interface Failure {
  story: string;
  error: unknown;
}

export class Conductor {
  #waiting: Cue[] = [];
  #live = 0;
  #asked = 0;
  #isPlaying = false;

  /** Waits for its turn, then runs `work`. A story asks for one act at a time. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#asked += 1;
      const run = () => work().then(resolve, reject);
      this.#waiting.push({ at: instant.getTime(), order: this.#asked, run });
      this.#next();
    });
  }

  /** Tells all stories. One that fails ends there; the others go on. @returns the failures */
  async play(stories: readonly Story[]): Promise<Failure[]> {
    const failures: Failure[] = [];
    this.#live = stories.length;
    await Promise.all(
      stories.map(async (story) => {
        try {
          await story.tell();
        } catch (error) {
          failures.push({ story: story.name, error });
        } finally {
          this.#live -= 1;
          this.#next();
        }
      }),
    );
    return failures;
  }

  /** Once every story that still goes on has said when its next act is, the earliest is due. */
  #next(): void {
    if (this.#isPlaying || this.#waiting.length === 0 || this.#waiting.length < this.#live) return;
    let first = 0;
    this.#waiting.forEach((cue, index) => {
      if (isBefore(cue, this.#waiting[first])) first = index;
    });
    const [cue] = this.#waiting.splice(first, 1);
    if (!cue) return;
    this.#isPlaying = true;
    void cue.run().finally(() => {
      this.#isPlaying = false;
      this.#next();
    });
  }
}

const isBefore = (one: Cue, other: Cue | undefined) =>
  other === undefined || one.at < other.at || (one.at === other.at && one.order < other.order);

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
  #stopping: AbortSignal | undefined;
  #end: () => void = () => undefined;

  /** Waits for its turn, then runs `work`. A story asks for one act at a time. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#asked += 1;
      const run = () => work().then(resolve, reject);
      this.#waiting.push({ at: instant.getTime(), order: this.#asked, run });
      this.#next();
    });
  }

  /**
   * Tells all stories. One that fails ends there; the others go on.
   * @param stopping no act begins after it; the stories that still wait are left where they are
   * @returns the failures
   */
  async play(stories: readonly Story[], stopping?: AbortSignal): Promise<Failure[]> {
    const failures: Failure[] = [];
    this.#stopping = stopping;
    const ended = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    stopping?.addEventListener('abort', () => this.#next());
    this.#live = stories.length;
    const told = Promise.all(
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
    await Promise.race([told, ended]);
    return failures;
  }

  /** Once every story that still goes on has said when its next act is, the earliest is due. */
  #next(): void {
    if (this.#isPlaying) return;
    if (this.#stopping?.aborted) {
      this.#end();
      return;
    }
    if (this.#waiting.length === 0 || this.#waiting.length < this.#live) return;
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

/** What asks for the next frame. */
interface RepainterOptions {
  /** Shortest time between frames that data asks for, milliseconds: 200 is 5 Hz. */
  readonly period: number;
  /** Between two paints at least this many times what a frame takes. */
  readonly rest: number;
  /** Something on the map moves by itself (a chevron glides, a ring breathes): paint every period. */
  readonly isMoving: () => boolean;
  /** Stream time; its whole seconds turn timers and arcs. */
  readonly now: () => number;
  readonly paint: () => void;
}

/** However slow the machine: timers and arcs must turn every second. */
const LONGEST_REST = 950;

/** Paints when data changed or something moves, at most once a period; else once a second of the stream; else not at all. */
export class Repainter {
  readonly #options: RepainterOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  #wanted = true;
  #second = -1;
  #paintedAt = Number.NEGATIVE_INFINITY;
  #frame = 0;

  constructor(options: RepainterOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#beat(), options.period);
  }

  /** Nothing waits to be painted. */
  get isSettled(): boolean {
    return !this.#wanted && Math.floor(this.#options.now() / 1000) === this.#second;
  }

  /** Paint at the next beat. */
  want(): void {
    this.#wanted = true;
  }

  /** Tells how long the frame of a paint held the screen up, milliseconds. */
  frameTook(milliseconds: number): void {
    // Half the new, half the old: one slow frame is no slow machine. A page that was in the background took no longer than this.
    this.#frame = (this.#frame + Math.min(milliseconds, 1000)) / 2;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    if (this.isSettled && !this.#options.isMoving()) return;
    if (performance.now() - this.#paintedAt < Math.min(LONGEST_REST, this.#options.rest * this.#frame)) return;
    this.#paintedAt = performance.now();
    this.#wanted = false;
    this.#second = Math.floor(this.#options.now() / 1000);
    this.#options.paint();
  }
}

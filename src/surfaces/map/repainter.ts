/** What asks for the next frame. */
interface RepainterOptions {
  /** Shortest time between frames that data asks for, milliseconds: 200 is 5 Hz. */
  readonly period: number;
  /** Something on the map moves by itself (a chevron glides, a ring breathes): paint every period. */
  readonly isMoving: () => boolean;
  /** Stream time; its whole seconds turn timers and arcs. */
  readonly now: () => number;
  readonly paint: () => void;
}

/** Paints when data changed or something moves, at most once a period; else once a second of the stream; else not at all. */
export class Repainter {
  readonly #options: RepainterOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  #wanted = true;
  #second = -1;

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

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    if (this.isSettled && !this.#options.isMoving()) return;
    this.#wanted = false;
    this.#second = Math.floor(this.#options.now() / 1000);
    this.#options.paint();
  }
}

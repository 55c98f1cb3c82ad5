/** Lines told between two renewals: a source gone wrong must not fill a disk. */
const LINES = 20;

/** Passes on so many lines and then counts. */
export class ComplaintBudget {
  readonly #tell: (line: string) => void;
  #told = 0;
  #untold = 0;

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  tell(line: string): void {
    if (this.#told >= LINES) {
      this.#untold += 1;
      return;
    }
    this.#told += 1;
    this.#tell(line);
  }

  /** Says how many lines were kept back, and begins anew. */
  renew(): void {
    if (this.#untold > 0) this.#tell(`… and ${this.#untold} more of the kind`);
    this.#told = 0;
    this.#untold = 0;
  }
}

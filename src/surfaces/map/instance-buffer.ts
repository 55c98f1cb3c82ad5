/** A run of changed floats, in floats. */
export interface DirtyRange {
  readonly from: number;
  readonly to: number;
}

/** Instances written together: large enough to be few calls, small enough to send little that did not change. */
const PAGE = 128;

/**
 * Records of equal length behind a GPU buffer: one slot an id, no holes, and the pages that changed since they were last taken.
 * Knows no GPU; the layer sends `takeDirty()` with bufferSubData.
 */
export class InstanceBuffer {
  readonly stride: number;
  #data: Float32Array<ArrayBuffer>;
  readonly #slots = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #dirty = new Set<number>();
  #capacityVersion = 0;

  /** @param stride floats an instance */
  constructor(stride: number, capacity = PAGE) {
    this.stride = stride;
    this.#data = new Float32Array(stride * capacity);
  }

  get count(): number {
    return this.#ids.length;
  }

  get data(): Float32Array<ArrayBuffer> {
    return this.#data;
  }

  /** Rises when `data` became another, larger array: the GPU buffer must be made anew. */
  get capacityVersion(): number {
    return this.#capacityVersion;
  }

  /** Ids in the order of slots. */
  ids(): readonly string[] {
    return this.#ids;
  }

  /** Writes the record of `id`, in its slot or a new one. An unchanged record dirties nothing. */
  set(id: string, record: ArrayLike<number>): void {
    let slot = this.#slots.get(id);
    if (slot === undefined) {
      slot = this.#ids.length;
      this.#ids.push(id);
      this.#slots.set(id, slot);
      this.#reserve(slot + 1);
      this.#write(slot, record);
      this.#dirty.add(Math.floor(slot / PAGE));
    } else if (this.#write(slot, record)) this.#dirty.add(Math.floor(slot / PAGE));
  }

  /** Forgets `id`; the last record moves into its slot. */
  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    const last = this.#ids.length - 1;
    const lastId = this.#ids.pop();
    this.#slots.delete(id);
    if (slot === last || lastId === undefined) return;
    this.#data.copyWithin(slot * this.stride, last * this.stride, (last + 1) * this.stride);
    this.#ids[slot] = lastId;
    this.#slots.set(lastId, slot);
    this.#dirty.add(Math.floor(slot / PAGE));
  }

  clear(): void {
    this.#slots.clear();
    this.#ids.length = 0;
    this.#dirty.clear();
  }

  /** The changed pages as runs, neighbours joined, never past the last instance; they count as sent afterwards. */
  takeDirty(): readonly DirtyRange[] {
    const pages = [...this.#dirty].sort((a, b) => a - b);
    this.#dirty.clear();
    const end = this.count * this.stride;
    const ranges: { from: number; to: number }[] = [];
    for (const page of pages) {
      const from = page * PAGE * this.stride;
      const to = Math.min(end, from + PAGE * this.stride);
      if (from >= to) continue;
      const before = ranges.at(-1);
      if (before !== undefined && before.to === from) before.to = to;
      else ranges.push({ from, to });
    }
    return ranges;
  }

  #write(slot: number, record: ArrayLike<number>): boolean {
    const start = slot * this.stride;
    let changed = false;
    for (let index = 0; index < this.stride; index++) {
      const value = Math.fround(record[index] ?? 0);
      if (this.#data[start + index] === value) continue;
      this.#data[start + index] = value;
      changed = true;
    }
    return changed;
  }

  #reserve(instances: number): void {
    if (instances * this.stride <= this.#data.length) return;
    const larger = new Float32Array(Math.max(this.#data.length * 2, instances * this.stride));
    larger.set(this.#data);
    this.#data = larger;
    this.#capacityVersion++;
  }
}

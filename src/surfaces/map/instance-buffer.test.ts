import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InstanceBuffer } from "./instance-buffer.ts";

/** What a GPU buffer would hold after every upload. */
class Mirror {
  #version = 0;
  #data = new Float32Array(0);

  follow(buffer: InstanceBuffer): readonly number[] {
    if (buffer.capacityVersion !== this.#version || this.#data.length === 0) {
      this.#data = buffer.data.slice();
      this.#version = buffer.capacityVersion;
      buffer.takeDirty();
    } else for (const { from, to } of buffer.takeDirty()) this.#data.set(buffer.data.subarray(from, to), from);
    return [...this.#data.subarray(0, buffer.count * buffer.stride)];
  }
}

describe("InstanceBuffer", () => {
  it("dirties nothing when a record is written again unchanged", () => {
    const buffer = new InstanceBuffer(2);
    buffer.set("a", [1, 0.1]);
    expect(buffer.takeDirty()).toEqual([{ from: 0, to: 2 }]);
    buffer.set("a", [1, 0.1]);
    expect(buffer.takeDirty()).toEqual([]);
  });

  it("sends only the page that changed, and joins neighbours", () => {
    const buffer = new InstanceBuffer(2, 1024);
    for (let index = 0; index < 600; index++) buffer.set(`i${index}`, [index, 0]);
    expect(buffer.takeDirty()).toEqual([{ from: 0, to: 1200 }]);
    buffer.set("i130", [7, 7]);
    expect(buffer.takeDirty()).toEqual([{ from: 256, to: 512 }]);
    buffer.set("i0", [7, 7]);
    buffer.set("i130", [8, 8]);
    buffer.set("i599", [8, 8]);
    expect(buffer.takeDirty()).toEqual([
      { from: 0, to: 512 },
      { from: 1024, to: 1200 },
    ]);
  });

  it("fills the hole of a removed record with the last one", () => {
    const buffer = new InstanceBuffer(1);
    for (const id of ["a", "b", "c"]) buffer.set(id, [id.charCodeAt(0)]);
    buffer.remove("a");
    buffer.remove("never there");
    expect(buffer.ids()).toEqual(["c", "b"]);
    expect([...buffer.data.subarray(0, 2)]).toEqual([99, 98]);
  });

  it("lets a GPU buffer that follows the dirty ranges hold exactly what stands in it", () => {
    const step = fc.record({ id: fc.nat(700), value: fc.option(fc.integer(), { nil: null }), follow: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const buffer = new InstanceBuffer(2, 16);
        const mirror = new Mirror();
        const expected = new Map<string, number>();
        for (const { id, value, follow } of steps) {
          const key = String(id);
          if (value === null) {
            buffer.remove(key);
            expected.delete(key);
          } else {
            buffer.set(key, [id, value]);
            expected.set(key, Math.fround(value));
          }
          if (follow) mirror.follow(buffer);
        }
        const held = mirror.follow(buffer);
        expect(buffer.count).toBe(expected.size);
        for (const [slot, id] of buffer.ids().entries()) {
          expect(held[slot * 2]).toBe(Number(id));
          expect(held[slot * 2 + 1]).toBe(expected.get(id));
        }
      }),
      { seed: 1310 },
    );
  });
});

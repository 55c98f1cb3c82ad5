import type { InstanceBuffer } from "./instance-buffer.ts";

/** The GPU side of an InstanceBuffer: one vertex array whose vec4 attributes step once an instance (or a vertex, for points). */
export class GpuBuffer {
  readonly #gl: WebGL2RenderingContext;
  readonly #vertexArray: WebGLVertexArrayObject;
  readonly #buffer: WebGLBuffer;
  #capacityVersion = -1;
  #uploads = 0;

  /** @param divisor 1 for instances, 0 for points */
  constructor(gl: WebGL2RenderingContext, stride: number, divisor: 0 | 1) {
    this.#gl = gl;
    this.#vertexArray = gl.createVertexArray();
    this.#buffer = gl.createBuffer();
    gl.bindVertexArray(this.#vertexArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    for (let vec4 = 0; vec4 < stride / 4; vec4++) {
      gl.enableVertexAttribArray(vec4);
      gl.vertexAttribPointer(vec4, 4, gl.FLOAT, false, stride * 4, vec4 * 16);
      gl.vertexAttribDivisor(vec4, divisor);
    }
    gl.bindVertexArray(null);
  }

  /** Times data was sent to the GPU since the layer was made: time alone must not raise it. */
  get uploads(): number {
    return this.#uploads;
  }

  /** Sends what changed and leaves the vertex array bound; call `unbind` after drawing. */
  bind(instances: InstanceBuffer): void {
    const gl = this.#gl;
    gl.bindVertexArray(this.#vertexArray);
    if (this.#capacityVersion !== instances.capacityVersion) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
      gl.bufferData(gl.ARRAY_BUFFER, instances.data, gl.DYNAMIC_DRAW);
      this.#capacityVersion = instances.capacityVersion;
      instances.takeDirty();
      this.#uploads++;
      return;
    }
    const ranges = instances.takeDirty();
    if (ranges.length === 0) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    for (const { from, to } of ranges) {
      gl.bufferSubData(gl.ARRAY_BUFFER, from * 4, instances.data, from, to - from);
      this.#uploads++;
    }
  }

  unbind(): void {
    this.#gl.bindVertexArray(null);
  }

  destroy(): void {
    this.#gl.deleteVertexArray(this.#vertexArray);
    this.#gl.deleteBuffer(this.#buffer);
  }
}

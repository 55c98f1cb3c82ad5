import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from "maplibre-gl";
import { type DrawState, matrixFrom } from "./draw-state.ts";
import { activate, type GlProgram, linkProgram, setColour } from "./gl-program.ts";
import { GpuBuffer } from "./gpu-buffer.ts";
import { InstanceBuffer } from "./instance-buffer.ts";
import { type MapUnit, UNIT_MARKS } from "./map-data.ts";
import { fromMercator, type Mercator, toMercator } from "./mercator.ts";
import { CHEVRON_FRAGMENT, CHEVRON_VERTEX, ROUTE_FRAGMENT, ROUTE_VERTEX, UNIT_FLOATS } from "./unit-shaders.ts";

/** A chevron glides to a new fix for at most this long, then stands: it never guesses ahead. */
const LONGEST_GLIDE_MS = 10_000;

interface Glide {
  readonly from: Mercator;
  readonly to: Mercator;
  /** Stream time. */
  readonly startedAt: number;
  readonly duration: number;
}

interface GpuSide {
  readonly chevronProgram: GlProgram;
  readonly routeProgram: GlProgram;
  readonly units: GpuBuffer;
}

/** Units as chevrons turned to their heading, moving ones with a dotted line to their incident; glides run on the time uniform. */
export class UnitLayer implements CustomLayerInterface {
  readonly id = "units";
  readonly type = "custom";
  readonly #state: DrawState;
  readonly #instances = new InstanceBuffer(UNIT_FLOATS);
  readonly #glides = new Map<string, Glide>();
  #gpu: GpuSide | null = null;

  constructor(state: DrawState) {
    this.#state = state;
  }

  get uploads(): number {
    return this.#gpu?.units.uploads ?? 0;
  }

  /** Whether any chevron is on its way at the present stream time. */
  get isGliding(): boolean {
    for (const glide of this.#glides.values()) if (this.#state.now < glide.startedAt + glide.duration) return true;
    return false;
  }

  set(unit: MapUnit): void {
    const to = toMercator(unit.longitude, unit.latitude);
    const { now, epoch, origin } = this.#state;
    const before = this.#glides.get(unit.id);
    let glide = before;
    if (before === undefined) glide = { from: to, to, startedAt: now, duration: 0 };
    else if (before.to.x !== to.x || before.to.y !== to.y) {
      // As long as the fix before took to come: the chevron arrives when the next is due.
      const duration = Math.min(LONGEST_GLIDE_MS, Math.max(0, now - before.startedAt));
      glide = { from: placeOf(before, now), to, startedAt: now, duration };
    }
    if (glide === undefined) return;
    this.#glides.set(unit.id, glide);
    const target = unit.target === null ? null : toMercator(unit.target.longitude, unit.target.latitude);
    this.#instances.set(unit.id, [
      glide.from.x - origin.x,
      glide.from.y - origin.y,
      to.x - origin.x,
      to.y - origin.y,
      (glide.startedAt - epoch) / 1000,
      glide.duration / 1000,
      ((unit.heading ?? 0) * Math.PI) / 180,
      UNIT_MARKS.indexOf(unit.mark),
      (target ?? to).x - origin.x,
      (target ?? to).y - origin.y,
      target !== null && unit.mark === "moving" ? 1 : 0,
      0,
    ]);
  }

  remove(id: string): void {
    this.#glides.delete(id);
    this.#instances.remove(id);
  }

  /** Sends every unit again, after the epoch moved. */
  rewrite(units: Iterable<MapUnit>): void {
    for (const unit of units) this.set(unit);
  }

  /** Where a unit is drawn now; null when it is not on the map. */
  positionOf(id: string): { readonly longitude: number; readonly latitude: number } | null {
    const glide = this.#glides.get(id);
    return glide === undefined ? null : fromMercator(placeOf(glide, this.#state.now));
  }

  onAdd(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#gpu = {
      chevronProgram: linkProgram(gl, CHEVRON_VERTEX, CHEVRON_FRAGMENT),
      routeProgram: linkProgram(gl, ROUTE_VERTEX, ROUTE_FRAGMENT),
      units: new GpuBuffer(gl, UNIT_FLOATS, 1),
    };
  }

  onRemove(): void {
    this.#gpu?.units.destroy();
    this.#gpu = null;
  }

  render(gl: WebGL2RenderingContext, { defaultProjectionData }: CustomRenderMethodInput): void {
    if (this.#gpu === null || this.#state.clustered) return;
    const matrix = matrixFrom(defaultProjectionData.mainMatrix, this.#state.origin);
    const { chevronProgram, routeProgram, units } = this.#gpu;
    units.bind(this.#instances);
    for (const program of [routeProgram, chevronProgram]) {
      this.#use(gl, program, matrix);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.#instances.count);
    }
    units.unbind();
  }

  #use(gl: WebGL2RenderingContext, program: GlProgram, matrix: Float32Array): void {
    const { palette, pixelRatio, now, epoch, stale, symbolSize } = this.#state;
    activate(gl, program);
    gl.uniformMatrix4fv(program.uniform("u_matrix"), false, matrix);
    gl.uniform2f(program.uniform("u_viewport"), gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform1f(program.uniform("u_pixel"), palette.u * pixelRatio);
    gl.uniform1f(program.uniform("u_time"), (now - epoch) / 1000);
    gl.uniform1f(program.uniform("u_size"), symbolSize);
    setColour(gl, program, "u_unit", stale ? palette.rgba.stale : palette.rgba.unit);
    setColour(gl, program, "u_plate", palette.rgba.plate);
    setColour(gl, program, "u_staleColour", palette.rgba.stale);
  }
}

function placeOf(glide: Glide, now: number): Mercator {
  const part = glide.duration <= 0 ? 1 : Math.max(0, Math.min(1, (now - glide.startedAt) / glide.duration));
  return { x: glide.from.x + (glide.to.x - glide.from.x) * part, y: glide.from.y + (glide.to.y - glide.from.y) * part };
}

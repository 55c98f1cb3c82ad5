import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from "maplibre-gl";
import { type DrawState, matrixFrom } from "./draw-state.ts";
import { activate, type GlProgram, linkProgram, setColour } from "./gl-program.ts";
import { GpuBuffer } from "./gpu-buffer.ts";
import {
  DOT_FRAGMENT,
  DOT_VERTEX,
  FLAG_BREATHES,
  FLAG_CLUSTER,
  FLAG_DIMMED,
  FLAG_SPOTLIGHT,
  FLAG_STALE,
  INCIDENT_FLOATS,
  SYMBOL_FRAGMENT,
  SYMBOL_VERTEX,
} from "./incident-shaders.ts";
import { InstanceBuffer } from "./instance-buffer.ts";
import { type MapIncident, SILHOUETTES } from "./map-data.ts";
import { toMercator } from "./mercator.ts";

/** A full symbol: an incident, or a cluster that stands at a place of its own. */
export interface SymbolMark {
  readonly key: string;
  readonly incident: MapIncident;
  readonly longitude: number;
  readonly latitude: number;
  readonly cluster: boolean;
  readonly spotlight: boolean;
  readonly breathes: boolean;
}

interface GpuSide {
  readonly symbolProgram: GlProgram;
  readonly dotProgram: GlProgram;
  readonly symbols: GpuBuffer;
  readonly dots: GpuBuffer;
}

/**
 * Incidents as one custom layer: the most urgent as full symbols (instanced quads drawn by distance fields), the rest as points.
 * Category, due instant and limit are per-instance attributes and the stream time is a uniform: rings drain and turn without work
 * on the CPU. Only pages that changed are sent.
 */
export class IncidentLayer implements CustomLayerInterface {
  readonly id = "incidents";
  readonly type = "custom";
  readonly #state: DrawState;
  readonly #dots = new InstanceBuffer(INCIDENT_FLOATS, 1024);
  readonly #symbols = new InstanceBuffer(INCIDENT_FLOATS, 64);
  #gpu: GpuSide | null = null;
  readonly #record = new Float64Array(INCIDENT_FLOATS);

  constructor(state: DrawState) {
    this.#state = state;
  }

  /** Buffer uploads so far. */
  get uploads(): number {
    return this.#gpu === null ? 0 : this.#gpu.symbols.uploads + this.#gpu.dots.uploads;
  }

  /** Dots drawn. */
  get dotCount(): number {
    return this.#dots.count;
  }

  setDot(incident: MapIncident): void {
    this.#dots.set(incident.id, this.#write(incident, incident.longitude, incident.latitude, 0));
  }

  removeDot(id: string): void {
    this.#dots.remove(id);
  }

  clearDots(): void {
    this.#dots.clear();
  }

  /** Replaces the full symbols; the last is drawn on top. */
  setSymbols(marks: readonly SymbolMark[]): void {
    const before = this.#symbols.ids();
    if (before.length !== marks.length || marks.some((mark, index) => mark.key !== before[index]))
      this.#symbols.clear();
    for (const mark of marks) {
      const flags =
        (mark.cluster ? FLAG_CLUSTER : 0) | (mark.spotlight ? FLAG_SPOTLIGHT : 0) | (mark.breathes ? FLAG_BREATHES : 0);
      this.#symbols.set(mark.key, this.#write(mark.incident, mark.longitude, mark.latitude, flags));
    }
  }

  onAdd(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#gpu = {
      symbolProgram: linkProgram(gl, SYMBOL_VERTEX, SYMBOL_FRAGMENT),
      dotProgram: linkProgram(gl, DOT_VERTEX, DOT_FRAGMENT),
      symbols: new GpuBuffer(gl, INCIDENT_FLOATS, 1),
      dots: new GpuBuffer(gl, INCIDENT_FLOATS, 0),
    };
  }

  onRemove(): void {
    this.#gpu?.symbols.destroy();
    this.#gpu?.dots.destroy();
    this.#gpu = null;
  }

  render(gl: WebGL2RenderingContext, { defaultProjectionData }: CustomRenderMethodInput): void {
    if (this.#gpu === null) return;
    const matrix = matrixFrom(defaultProjectionData.mainMatrix, this.#state.origin);
    const { dotProgram, symbolProgram, dots, symbols } = this.#gpu;
    this.#use(gl, dotProgram, matrix);
    dots.bind(this.#dots);
    gl.drawArrays(gl.POINTS, 0, this.#dots.count);
    dots.unbind();
    this.#use(gl, symbolProgram, matrix);
    symbols.bind(this.#symbols);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.#symbols.count);
    symbols.unbind();
  }

  #use(gl: WebGL2RenderingContext, program: GlProgram, matrix: Float32Array): void {
    const { palette, pixelRatio, now, epoch, stale, breath, symbolSize } = this.#state;
    activate(gl, program);
    gl.uniformMatrix4fv(program.uniform("u_matrix"), false, matrix);
    gl.uniform2f(program.uniform("u_viewport"), gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform1f(program.uniform("u_pixel"), palette.u * pixelRatio);
    gl.uniform1f(program.uniform("u_time"), (now - epoch) / 1000);
    gl.uniform1f(program.uniform("u_size"), symbolSize);
    gl.uniform1f(program.uniform("u_breath"), breath);
    gl.uniform1i(program.uniform("u_stale"), stale ? 1 : 0);
    for (const role of ["text", "plate", "track", "ok", "warn", "breach"] as const)
      setColour(gl, program, `u_${role}`, palette.rgba[role]);
    setColour(gl, program, "u_staleColour", palette.rgba.stale);
  }

  #write(incident: MapIncident, longitude: number, latitude: number, flags: number): Float64Array {
    const { clock } = incident;
    const place = toMercator(longitude, latitude);
    this.#record[0] = place.x - this.#state.origin.x;
    this.#record[1] = place.y - this.#state.origin.y;
    this.#record[2] = clock === null ? 0 : (clock.dueAt - this.#state.epoch) / 1000;
    this.#record[3] = clock === null ? 0 : clock.limit / 1000;
    this.#record[4] = clock === null ? 0 : clock.atRiskShare;
    this.#record[5] = SILHOUETTES.indexOf(incident.silhouette);
    this.#record[6] = incident.severity;
    this.#record[7] = flags | (incident.dimmed ? FLAG_DIMMED : 0) | (incident.stale === true ? FLAG_STALE : 0);
    return this.#record;
  }
}

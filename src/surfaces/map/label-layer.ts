import { formatCountdown } from "../../shared/format-duration.ts";
import type { EpochMs } from "../../shared/units.ts";
import type { ScreenRect } from "./map-data.ts";
import type { LabelKind, MapLabel } from "./map-labels.ts";
import { type LabelWish, type Obstacle, type PlacedLabel, placeLabels } from "./place-labels.ts";
import { project, type View } from "./view.ts";

interface Standing {
  readonly label: MapLabel;
  readonly node: HTMLElement;
  readonly place: PlacedLabel;
}

/** Labels as HTML above the map, placed greedily and moved by left and top (a wall has no CSS transforms). Text only, never markup. */
export class LabelLayer {
  readonly #root: HTMLElement;
  readonly #nodes = new Map<string, HTMLElement>();
  readonly #sizes = new Map<string, { readonly width: number; readonly height: number }>();
  #standing: readonly Standing[] = [];
  #previous: ReadonlyMap<string, PlacedLabel> = new Map();

  constructor(container: HTMLElement) {
    this.#root = document.createElement("div");
    this.#root.className = "map-labels";
    this.#root.setAttribute("aria-hidden", "true");
    container.append(this.#root);
  }

  /** Sizes are measured again: fonts or `--u` changed. */
  forgetSizes(): void {
    this.#sizes.clear();
  }

  /** Places labels anew, in the order of priority; those without room are not shown. */
  place(labels: readonly MapLabel[], view: View, obstacles: readonly Obstacle[]): void {
    this.#measure(labels);
    const byKey = new Map(labels.map((label) => [label.key, label]));
    const wishes = labels.map((label): LabelWish => {
      const { key, gap, sides, own, bold = false, pinned = false } = label;
      const size = this.#sizes.get(sizeKey(label.kind, label.text)) ?? { width: 0, height: 0 };
      const point = project(view, label.longitude, label.latitude);
      return { key, gap, sides, bold, pinned, point, ...size, ...(own === undefined ? {} : { own }) };
    });
    const placed = placeLabels(wishes, obstacles, view, this.#previous);
    this.#previous = new Map(placed.map((place) => [place.key, place]));
    this.#standing = placed.flatMap((place) => {
      const label = byKey.get(place.key);
      return label === undefined ? [] : [{ label, place, node: this.#node(label) }];
    });
    for (const [key, node] of this.#nodes) {
      if (this.#previous.has(key)) continue;
      node.remove();
      this.#nodes.delete(key);
    }
    this.move(view);
  }

  /** Timers of old data lose their fill. */
  setStale(stale: boolean): void {
    this.#root.classList.toggle("map-labels--stale", stale);
  }

  /** Turns the timers, so that they read as every other countdown at this instant however long the map rests between frames. */
  turn(now: EpochMs): void {
    for (const { label, node } of this.#standing) {
      if (label.dueAt === undefined) continue;
      const text = formatCountdown(label.dueAt, now);
      if (node.textContent !== text) node.textContent = text;
    }
  }

  /** Where the labels stand on the pane. */
  boxes(view: View): readonly ScreenRect[] {
    return this.#standing.map(({ label, place }) => {
      const at = project(view, label.longitude, label.latitude);
      const size = this.#sizes.get(sizeKey(label.kind, label.text)) ?? { width: 0, height: 0 };
      return { left: at.x + place.dx, top: at.y + place.dy, ...size };
    });
  }

  /** Follows the camera without placing anew. */
  move(view: View): void {
    for (const { label, place, node } of this.#standing) {
      const at = project(view, label.longitude, label.latitude);
      node.style.left = `${Math.round(at.x + place.dx)}px`;
      node.style.top = `${Math.round(at.y + place.dy)}px`;
    }
  }

  destroy(): void {
    this.#root.remove();
  }

  #node(label: MapLabel): HTMLElement {
    let node = this.#nodes.get(label.key);
    if (node === undefined) {
      node = document.createElement("span");
      this.#nodes.set(label.key, node);
      this.#root.append(node);
    }
    const className = `map-label map-label--${label.kind}`;
    if (node.className !== className) node.className = className;
    if (node.textContent !== label.text) node.textContent = label.text;
    return node;
  }

  /** Measures texts never seen before, all in one layout. */
  #measure(labels: readonly MapLabel[]): void {
    const probes = new Map<string, HTMLElement>();
    for (const { kind, text } of labels) {
      const key = sizeKey(kind, text);
      if (this.#sizes.has(key) || probes.has(key)) continue;
      const probe = document.createElement("span");
      probe.className = `map-label map-label--${kind}`;
      probe.textContent = text;
      probe.style.visibility = "hidden";
      this.#root.append(probe);
      probes.set(key, probe);
    }
    for (const [key, probe] of probes) this.#sizes.set(key, { width: probe.offsetWidth, height: probe.offsetHeight });
    for (const probe of probes.values()) probe.remove();
  }
}

/** Figures are tabular: `03:15` is as wide as `00:48`. */
function sizeKey(kind: LabelKind, text: string): string {
  return `${kind} ${text.replace(/\d/g, "0")}`;
}

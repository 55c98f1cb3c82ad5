import "maplibre-gl/dist/maplibre-gl.css";
import { addProtocol, Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
// A plain import cannot find the worker once bundled: the file is shipped as it is and named here.
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { Protocol } from "pmtiles";
import type { MapPlace } from "./map-data.ts";
import { mapStyle } from "./map-style.ts";
import type { MapPalette } from "./palette.ts";

setWorkerUrl(workerUrl);
let knowsPmtiles = false;

/** A browser that cannot draw the map: says so instead of a blank pane. */
class MapUnavailableError extends Error {
  override readonly name = "MapUnavailableError";
}

/**
 * Makes the MapLibre map: flat, north up, its own style, no controls (attribution is the panel's).
 * @throws MapUnavailableError without WebGL 2
 */
export function createEngine(
  container: HTMLElement,
  place: MapPlace,
  palette: MapPalette,
  pixelRatio: number,
): MapLibreMap {
  if (place.basemap.kind === "pmtiles" && !knowsPmtiles) {
    addProtocol("pmtiles", new Protocol().tile);
    knowsPmtiles = true;
  }
  if (document.createElement("canvas").getContext("webgl2") === null)
    throw new MapUnavailableError("this browser offers no WebGL 2");
  try {
    const map = new MapLibreMap({
      container,
      style: mapStyle(place, palette),
      bounds: [...place.bounds],
      pixelRatio,
      attributionControl: false,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      fadeDuration: 0,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    readAfterDrawing(map);
    return map;
  } catch (error) {
    throw new MapUnavailableError(error instanceof Error ? error.message : String(error));
  }
}

/** What WebGL drew is gone once it was shown: whoever reads the canvas (a picture of the panel) has it drawn first. */
function readAfterDrawing(map: MapLibreMap): void {
  const canvas = map.getCanvas();
  canvas.toDataURL = (...options) => {
    map.redraw();
    return HTMLCanvasElement.prototype.toDataURL.apply(canvas, options);
  };
}

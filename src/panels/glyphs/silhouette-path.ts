import type { CategorySymbol } from "../../domain/profile.ts";

/** Outline of a category's silhouette as an SVG path around (0, 0), fitting a circle of radius 1; all have about the same area. */
export const SILHOUETTE_PATHS: Readonly<Record<CategorySymbol, string>> = {
  hexagon: "M0-.92L.8-.46V.46L0 .92L-.8 .46V-.46Z",
  triangle: "M0-.95L.95 .75H-.95Z",
  diamond: "M0-1L1 0L0 1L-1 0Z",
  circle: "M-.78 0A.78 .78 0 1 1 .78 0A.78 .78 0 1 1-.78 0Z",
  square: "M-.72-.72H.72V.72H-.72Z",
  house: "M0-.92L.9-.14L.6 .82H-.6L-.9-.14Z",
};

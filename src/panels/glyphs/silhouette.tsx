import "./glyph.css";
import type { CategorySymbol } from "../../domain/profile.ts";
import { SILHOUETTE_PATHS } from "./silhouette-path.ts";

/** A category as its silhouette, 1 em wide, in the colour of the text around it. */
export function Silhouette({ symbol }: { readonly symbol: CategorySymbol }) {
  return (
    <svg className="glyph" viewBox="-1 -1 2 2" aria-hidden="true">
      <path d={SILHOUETTE_PATHS[symbol]} fill="currentColor" stroke="none" />
    </svg>
  );
}

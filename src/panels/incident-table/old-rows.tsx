import type { Cockpit } from "../cockpit.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";

interface OldRowsProps {
  readonly className: string;
  readonly cockpit: Pick<Cockpit, "freshness" | "text">;
}

/** Says below the rows that nothing new reaches them; nothing while it does. */
export function OldRows({ className, cockpit: { freshness, text } }: OldRowsProps) {
  if (freshness !== "stale" && freshness !== "disconnected") return null;
  return (
    <span className={className}>
      <StateGlyph kind={freshness} /> {text(`table.${freshness}`)}
    </span>
  );
}

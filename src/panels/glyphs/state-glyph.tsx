import "./glyph.css";

interface StateGlyphProps {
  /** `live` dot, `demo` ring, `unknown` dotted ring, `replaying` arrow, `stale` clock, `down`/`error`/`disconnected` cross; other kinds draw nothing. */
  readonly kind: string;
}

/** State of a source as a shape: dot live, hollow ring made up, dotted ring unknown, arrow played, ring with hands stale, cross down. Used for ports, panels and the connection. */
export function StateGlyph({ kind }: StateGlyphProps) {
  switch (kind) {
    case "live":
      return (
        <svg className="glyph glyph--ok" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="4" fill="currentColor" stroke="none" />
        </svg>
      );
    case "demo":
      return (
        <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.8" aria-hidden="true">
          <circle cx="8" cy="8" r="4" />
        </svg>
      );
    case "unknown":
      return (
        <svg
          className="glyph glyph--stale"
          viewBox="0 0 16 16"
          strokeWidth="1.8"
          strokeDasharray="1.4 1.6"
          aria-hidden="true"
        >
          <circle cx="8" cy="8" r="4" />
        </svg>
      );
    case "replaying":
      return (
        <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4.5 3V13L13 8Z" fill="currentColor" stroke="none" />
        </svg>
      );
    case "stale":
      return (
        <svg className="glyph glyph--warn" viewBox="0 0 16 16" strokeWidth="1.8" aria-hidden="true">
          <circle cx="8" cy="8" r="6.2" />
          <path d="M8 4.4V8H11" />
        </svg>
      );
    case "down":
    case "error":
    case "disconnected":
      return (
        <svg className="glyph glyph--breach" viewBox="0 0 16 16" strokeWidth="2.4" aria-hidden="true">
          <path d="M4 4L12 12M12 4L4 12" />
        </svg>
      );
    default:
      return null;
  }
}

import "../glyphs/glyph.css";

/** A bell; crossed out while sound is off. */
export function BellGlyph({ isMuted }: { readonly isMuted: boolean }) {
  return (
    <svg className="glyph bell" viewBox="0 0 20 20" strokeWidth="1.6" aria-hidden="true">
      <path d="M4.500 14.500V8.500A5.500 5.500 0 0 1 15.500 8.500V14.500M2.500 14.500H17.500M8 17.500H12" />
      {isMuted && <path d="M2.500 2.500L17.500 17.500" />}
    </svg>
  );
}

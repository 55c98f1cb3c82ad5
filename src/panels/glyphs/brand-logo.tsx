import "./glyph.css";

/** The mark: a tide, its datum, and the cursor of now. Its size comes from `className`. */
export function BrandLogo({ className }: { readonly className?: string }) {
  return (
    <svg className={`logo ${className ?? ""}`} viewBox="0 0 37 28" aria-hidden="true">
      <path className="logo__base" d="M1 24H36" strokeWidth="1.8" />
      <path
        className="logo__wave"
        d="M0 18C5 18 6 6 11.5 6S18 18.500 22.500 18.500S31 11 36 10.500"
        strokeWidth="2.4"
      />
      <path className="logo__cursor" d="M25 0V12M25 20V28" strokeWidth="2.2" />
      <circle className="logo__cursor" cx="25" cy="16" r="4" strokeWidth="2.2" />
    </svg>
  );
}

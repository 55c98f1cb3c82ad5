import type { ReactNode } from "react";

interface FigureProps {
  /** Stable id of docs/figures.md, for example `incidents.open`. */
  readonly id: string;
  /** The raw value: a share 0–1, milliseconds, a count; null when unknown. */
  readonly value: number | string | null;
  readonly className?: string;
  /** The value as people read it. */
  readonly children: ReactNode;
}

/** A figure on the screen: what is shown, with its id and raw value for auditors, tests and "explain this number". */
export function Figure({ id, value, className, children }: FigureProps) {
  return (
    <span className={className} data-figure={id} data-value={value ?? ""}>
      {children}
    </span>
  );
}

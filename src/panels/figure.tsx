import type { ReactNode } from "react";

interface FigureProps {
  /** Stable id of docs/figures.md, for example `incidents.open`. */
  readonly id: string;
  /** The raw value: a share 0–1, milliseconds, a count; null when unknown. */
  readonly value: number | string | null;
  readonly className?: string;
  /** It stands in a button or link that does something else: that one has the focus, `?` and a long press ask about the figure. */
  readonly isInside?: boolean;
  /** All that is said of it at a glance: for the pointer, and for screen readers at the focus. */
  readonly hint?: string | undefined;
  /** The value as people read it. */
  readonly children: ReactNode;
}

/** A figure on the screen: what is shown, with its id and raw value for auditors, tests and "explain this number", which opens at it. */
export function Figure({ id, value, className, isInside = false, hint, children }: FigureProps) {
  const reachable = isInside ? {} : ({ role: "button", tabIndex: 0, "aria-haspopup": "dialog" } as const);
  return (
    <span className={className} data-figure={id} data-value={value ?? ""} title={hint} {...reachable}>
      {children}
    </span>
  );
}

import { Component, type ReactNode } from "react";
import { SECOND } from "../shared/units.ts";
import { askAgain } from "./later.ts";

interface PanelBoundaryProps {
  /** What stands in the panel's place; `cause` is one plain line. */
  fallback(cause: string): ReactNode;
  readonly children: ReactNode;
}

interface PanelBoundaryState {
  readonly cause: string | null;
}

/** A panel that failed is tried again after this: what it stumbled over may have passed. */
export const RETRY_AFTER = 10 * SECOND;

/** Keeps the failure of one panel to that panel, and tries it again. */
export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override readonly state: PanelBoundaryState = { cause: null };
  #retry: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(error: unknown): PanelBoundaryState {
    const line = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
    return { cause: line.slice(0, 120) };
  }

  override componentDidCatch(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      askAgain();
      this.setState({ cause: null });
    }, RETRY_AFTER);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#retry);
  }

  override render(): ReactNode {
    const { cause } = this.state;
    return cause === null ? this.props.children : this.props.fallback(cause);
  }
}

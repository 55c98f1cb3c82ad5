import type { IndicatorRecord } from "../../domain/indicator.ts";
import type { Cockpit } from "../cockpit.ts";
import { statusOf } from "./describe-indicator.ts";

/** That a figure is provisional or revised, with what it took the place of; nothing for one that stands as first published. */
export function StatusMark({ record, cockpit }: { readonly record: IndicatorRecord; readonly cockpit: Cockpit }) {
  const status = statusOf(record, cockpit);
  return status === null ? null : <span className="indicator-status">{status}</span>;
}

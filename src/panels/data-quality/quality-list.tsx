import "./data-quality.css";
import { formatClock } from "../../shared/format-instant.ts";
import { formatCount, formatShare } from "../../shared/format-number.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { StateGlyph } from "../glyphs/state-glyph.tsx";
import { type QualityRow, qualityTable } from "./quality-rows.ts";
import { SamplesButton } from "./samples-button.tsx";

interface QualityListProps {
  readonly cockpit: Pick<Cockpit, "connection" | "profile" | "language" | "form" | "text">;
  /** Rows shown; the others are counted. */
  readonly limit: number;
}

/** Port × reason: how often, of how much, and the newest sample; on a desk what is kept of it can be downloaded. */
export function QualityList({ cockpit, limit }: QualityListProps) {
  const { connection, profile, language, form, text } = cockpit;
  if (connection.quality === null) return <p className="quality__none">{text("quality.unknown")}</p>;
  const { rows, seen, rejected, doubtful } = qualityTable(connection.quality, profile, language);
  const most = rows[0]?.count ?? 1;
  return (
    <div className="quality">
      <p className="quality__sums">
        <Sum id="quality.seen" value={seen} label={text("quality.seen")} />
        <Sum id="quality.rejected" value={rejected} label={text("quality.rejected")} />
        <Sum id="quality.doubtful" value={doubtful} label={text("quality.doubtful")} />
      </p>
      {rows.length === 0 && <p className="quality__none">{text("quality.none")}</p>}
      <ul className="quality__rows">
        {rows.slice(0, limit).map((row) => (
          <Row key={row.key} row={row} most={most} zone={profile.zone} text={text} canDownload={form === "desk"} />
        ))}
      </ul>
      {rows.length > limit && <p className="quality__more">{text("quality.more", { n: rows.length - limit })}</p>}
    </div>
  );
}

function Sum({ id, value, label }: { readonly id: string; readonly value: number; readonly label: string }) {
  return (
    <span>
      <Figure id={id} value={value}>
        {formatCount(value)}
      </Figure>
      <small>{label}</small>
    </span>
  );
}

interface RowProps {
  readonly row: QualityRow;
  /** The largest count: what the bars are measured by. */
  readonly most: number;
  readonly zone: string;
  readonly text: Cockpit["text"];
  readonly canDownload: boolean;
}

function Row({ row, most, zone, text, canDownload }: RowProps) {
  const { port, portId, reason, admitted, count, share, last, sample } = row;
  return (
    <li className="quality__row">
      <span className="quality__glyph" title={text(admitted ? "quality.doubtful" : "quality.rejected")}>
        <StateGlyph kind={admitted ? "stale" : "down"} />
      </span>
      <span className="quality__reason">{qualityReason(reason, text)}</span>
      <span className="quality__port">{port ?? text("quality.noPort")}</span>
      <span className="quality__bar" aria-hidden="true">
        <i style={{ width: `${(100 * count) / most}%` }} />
      </span>
      <Figure className="quality__count" id={`quality.count.${portId ?? "-"}.${reason}`} value={count}>
        {formatCount(count)}
      </Figure>
      <span className="quality__share">{share === null ? "" : `${formatShare(share, 1)}%`}</span>
      <span className="quality__sample">
        <time>{formatClock(last, zone)}</time> {sample ?? ""}
      </span>
      {canDownload && <SamplesButton port={portId} reason={reason} />}
    </li>
  );
}

/** A reason in words; one the language files do not know as the wire spells it. */
function qualityReason(reason: string, text: Cockpit["text"]): string {
  for (const key of [`quality.reason.${reason}`, `connection.reason.${reason}`]) {
    const words = text(key);
    if (words !== key) return words;
  }
  return reason;
}

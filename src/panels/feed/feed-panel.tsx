import "./feed.css";
import { formatClock } from "../../shared/format-instant.ts";
import { useBeat } from "../beat.ts";
import { formatAge } from "../format.ts";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { type FeedRow, feedRows } from "./feed-rows.ts";

/** More rows than any wall is high; the panel shows as many whole ones as it has room for. */
const MOST_ROWS = 20;

/** 事件流: what was reported last, newest on top. */
export function FeedPanel() {
  const { derived, profile, language, now, rate, freshness, text } = useBeat(250);
  const list = feedRows(derived.latest(MOST_ROWS), profile, language, now, rate);
  const newest = list[0];
  const isEmpty = newest === undefined && freshness !== "loading";
  return (
    <PanelFrame
      className="feed"
      title={text("feed.title")}
      unit={text("feed.unit")}
      asOf={newest === undefined ? undefined : formatAge(now - newest.at, text)}
      {...(isEmpty ? { state: { kind: "empty", message: text("feed.empty") } } : {})}
    >
      <ol className="feed__rows">
        {list.map((row) => (
          <Row key={row.id} row={row} zone={profile.zone} />
        ))}
      </ol>
    </PanelFrame>
  );
}

function Row({ row, zone }: { readonly row: FeedRow; readonly zone: string }) {
  return (
    <li className="feed__row">
      <time className={row.isNew ? "feed__time feed__time--new" : "feed__time"}>{formatClock(row.at, zone)}</time>
      <span className="feed__glyph">{row.symbol !== null && <Silhouette symbol={row.symbol} />}</span>
      <span className="feed__title">{row.title}</span>
      <span className="feed__detail">{row.detail}</span>
    </li>
  );
}

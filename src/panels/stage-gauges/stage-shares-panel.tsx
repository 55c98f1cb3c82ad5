import "./stage-shares.css";
import { isAssumedLimit } from "../../domain/assumed-limit.ts";
import { formatClockMinutes } from "../../shared/format-instant.ts";
import { formatCount, formatShare } from "../../shared/format-number.ts";
import { SECOND, type Share } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { formatLimit } from "../format.ts";
import { TrendTriangle } from "../glyphs/trend-triangle.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { gaugedStages, primaryMechanism } from "../primary-stages.ts";
import { type GaugeView, gaugeView, targetWord } from "./gauge-view.ts";
import { shareAxisStart } from "./share-axis.ts";

/** 时限达标 on a phone: three shares beside each other, each with its target on a short axis. */
export function StageSharesPanel() {
  const cockpit = useBeat(SECOND);
  const { profile, store, language, now, text } = cockpit;
  const mechanism = primaryMechanism(profile);
  if (mechanism === null) {
    return <PanelFrame title={text("gauges.title")} state={{ kind: "empty", message: text("gauges.none") }} />;
  }
  const stages = gaugedStages(mechanism, now, profile, 3).map((limit) => ({
    limit,
    view: gaugeView(cockpit, mechanism, limit, isAssumedLimit(mechanism, limit, store.mode, profile.calendars)),
  }));
  const start = shareAxisStart(stages.flatMap(({ view }) => [view.share ?? 1, view.target ?? 1]));
  return (
    <PanelFrame
      className="shares"
      rows={1}
      title={text("gauges.titleOf", { mechanism: mechanism.name[language] })}
      unit={text("gauges.window")}
      span="24h"
      asOf={formatClockMinutes(now, profile.zone)}
    >
      <ul className="shares__list">
        {stages.map(({ limit, view }) => (
          <li
            key={view.stage}
            className={view.meetsTarget === false ? "shares__stage shares__stage--below" : "shares__stage"}
          >
            <span className="shares__name">
              {limit.name[language]} {view.limit !== null && <small>≤ {formatLimit(view.limit, text)}</small>}
            </span>
            <Figure className="shares__share" id={`stage.${mechanism.id}.${view.stage}.share@24h`} value={view.share}>
              {formatShare(view.share)}
              {view.share !== null && <small>%</small>}
            </Figure>
            <Track share={view.share} target={view.target} start={start} />
            <Verdict view={view} text={text} />
            <span className="shares__sample">
              {view.interval !== null && (
                <>
                  {text("gauges.interval", {
                    low: formatShare(view.interval[0], 0),
                    high: formatShare(view.interval[1], 0),
                  })}{" "}
                </>
              )}
              n{" "}
              <Figure id={`stage.${mechanism.id}.${view.stage}.decided@24h`} value={view.decided}>
                {formatCount(view.decided)}
              </Figure>
            </span>
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}

interface TrackProps {
  readonly share: Share | null;
  readonly target: Share | null;
  readonly start: Share;
}

function Track({ share, target, start }: TrackProps) {
  const at = (value: Share): string => `${Math.max(0, ((value - start) / (1 - start)) * 100)}%`;
  return (
    <span className="shares__track" aria-hidden="true">
      {share !== null && <i className="shares__fill" style={{ width: at(share) }} />}
      {target !== null && <i className="shares__target" style={{ left: at(target) }} />}
    </span>
  );
}

function Verdict({ view, text }: { readonly view: GaugeView; readonly text: Cockpit["text"] }) {
  if (view.target === null) return null;
  const words = text(targetWord(view), { target: formatShare(view.target, 0) });
  return (
    <span className="shares__verdict">
      {view.meetsTarget === false && <TrendTriangle direction="up" tone="warn" />} {words}
    </span>
  );
}

import "./stage-gauges.css";
import { isAssumedLimit } from "../../domain/assumed-limit.ts";
import { formatClock } from "../../shared/format-instant.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { gaugedStages, primaryMechanism } from "../primary-stages.ts";
import { gaugeView } from "./gauge-view.ts";
import { LossesBar } from "./losses-bar.tsx";
import { StageGauge } from "./stage-gauge.tsx";

/** A wall column holds three gauges. */
const GAUGES = 3;

/** 时限达标: the stages of the primary mechanism over the last 24 hours. */
export function StageGaugesPanel() {
  const cockpit = useBeat(SECOND);
  const { derived, profile, store, language, now, text } = cockpit;
  const mechanism = primaryMechanism(profile);
  if (mechanism === null) {
    return <PanelFrame title={text("gauges.title")} state={{ kind: "empty", message: text("gauges.none") }} />;
  }
  const gauges = gaugedStages(mechanism, now, profile, GAUGES).map((limit) => ({
    limit,
    view: gaugeView(cockpit, mechanism, limit, isAssumedLimit(mechanism, limit, store.mode, profile.calendars)),
  }));
  const isEmpty = gauges.every(({ view }) => view.decided === 0);
  return (
    <PanelFrame
      className="gauges"
      rows={gauges.length}
      title={text("gauges.titleOf", { mechanism: mechanism.name[language] })}
      unit={text("gauges.window")}
      span="24h"
      asOf={formatClock(now, profile.zone)}
      {...(isEmpty ? { state: { kind: "empty", message: text("gauges.empty") } } : {})}
    >
      <ul className="gauges__list">
        {gauges.map(({ limit, view }) => (
          <StageGauge
            key={view.stage}
            mechanism={mechanism.id}
            limit={limit}
            view={view}
            now={now}
            zone={profile.zone}
            language={language}
            text={text}
          />
        ))}
      </ul>
      <LossesBar losses={derived.losses("24h")} cockpit={cockpit} />
    </PanelFrame>
  );
}

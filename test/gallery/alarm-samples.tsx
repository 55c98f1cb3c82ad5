import "./alarm-samples.css";
import { AlarmLine } from "../../src/panels/alarms/alarm-line.tsx";
import { AlarmLog } from "../../src/panels/alarms/alarm-log.tsx";
import { AlarmProvider, type AlarmSource, type AlarmsView, NO_ALARMS } from "../../src/panels/alarms/alarms.ts";
import { MuteBadge } from "../../src/panels/alarms/mute-badge.tsx";
import { MuteDialog } from "../../src/panels/alarms/mute-dialog.tsx";
import { type Cockpit, CockpitProvider, type Form, useCockpit } from "../../src/panels/cockpit.ts";
import type { Alarm } from "../../src/derive/alarms/alarm.ts";
import { HOUR, MINUTE, SECOND } from "../../src/shared/units.ts";
import { standingSource } from "./fake-cockpit.ts";

const nothing = (): void => {};

/** The alarm line as it may be, on a desk and on a wall, with what it opens. */
export function AlarmSamples() {
  const cockpit = useCockpit((whole) => whole);
  const looks = Object.entries(looksOf(cockpit));
  return (
    <div className="gallery__alarms">
      {(["wall", "desk"] as const).map((form) => (
        <div key={form}>
          {looks.map(([name, view]) => (
            <Sample key={name} cockpit={cockpit} form={form} view={view}>
              <AlarmLine />
            </Sample>
          ))}
        </div>
      ))}
      <div className="gallery__dialogs">
        <Sample cockpit={cockpit} form="desk" view={NO_ALARMS}>
          <MuteDialog />
        </Sample>
        <Sample cockpit={cockpit} form="desk" view={{ ...NO_ALARMS, ...looksOf(cockpit).acknowledged }}>
          <AlarmLog />
        </Sample>
        <Sample cockpit={cockpit} form="wall" view={{ ...NO_ALARMS, ...looksOf(cockpit).muted }}>
          <MuteBadge />
        </Sample>
      </div>
    </div>
  );
}

interface SampleProps {
  readonly cockpit: Cockpit;
  readonly form: Form;
  readonly view: Partial<AlarmsView>;
  readonly children: React.ReactNode;
}

function Sample({ cockpit, form, view, children }: SampleProps) {
  return (
    <CockpitProvider value={standingSource({ ...cockpit, form })}>
      <AlarmProvider value={standingAlarms(view)}>
        <div data-form={form}>{children}</div>
      </AlarmProvider>
    </CockpitProvider>
  );
}

/** One alarm, a flood of them, some muted, one whose sound the browser refused, and the rest of a flood of which most was acknowledged. */
function looksOf({ derived, now }: Cockpit) {
  const alarms = derived.urgent(14).map((incident, index): Alarm => {
    const { id, severity, category, title, place } = incident;
    const { stage, dueAt } = derived.deadlineOf(incident);
    return {
      ...{ incident: id, kind: dueAt < now ? "breached" : "atrisk", key: `${index}`, severity, category, title, place },
      ...{ stage: stage?.stage ?? null, dueAt, raisedAt: now - index * SECOND, voice: "tone", soundedAt: now },
      ...{ acknowledged: null, snoozed: null, muted: null, overAt: null },
    };
  });
  const one = alarms.slice(0, 1);
  const known = alarms.map((alarm, index) =>
    index < 3 ? alarm : { ...alarm, acknowledged: { at: now, by: "值班长" } },
  );
  const open = known.filter(({ acknowledged }) => acknowledged === null);
  const mute = { from: now - 5 * MINUTE, until: now + HOUR, reason: "演练", by: "值班长" };
  return {
    one: { open: one, openCount: one.length },
    flood: { open: alarms, openCount: alarms.length, flood: { from: now - 20 * SECOND, alarms } },
    muted: { open: alarms, openCount: alarms.length, mute },
    blocked: { open: one, openCount: one.length, isBlocked: true },
    acknowledged: { open, openCount: open.length, log: known, today: known.length },
  } satisfies Readonly<Record<string, Partial<AlarmsView>>>;
}

function standingAlarms(view: Partial<AlarmsView>): AlarmSource {
  const whole: AlarmsView = { ...NO_ALARMS, ...view };
  return {
    subscribe: () => nothing,
    current: () => whole,
    actions: {
      ...{ acknowledge: nothing, snooze: nothing, mute: nothing, unmute: nothing, unblock: nothing },
      ...{ setActor: nothing, show: nothing },
    },
  };
}

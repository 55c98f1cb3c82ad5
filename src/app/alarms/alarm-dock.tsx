import { Suspense, useCallback } from "react";
import { AlarmLine } from "../../panels/alarms/alarm-line.tsx";
import { useAlarmActions, useAlarms } from "../../panels/alarms/alarms.ts";
import { MINUTE } from "../../shared/units.ts";
import { type KeyCommand, useKeyboard } from "../keyboard.ts";
import { later } from "../later.ts";

const AlarmLog = later(async () => (await import("../../panels/alarms/alarm-log.tsx")).AlarmLog);
const MuteDialog = later(async () => (await import("../../panels/alarms/mute-dialog.tsx")).MuteDialog);

/** The least a key puts off. */
const KEY_SNOOZE = 5 * MINUTE;

/** The alarm line in its place of the shell, with its keys and what it opens. */
export function AlarmDock() {
  const { dialog } = useAlarms();
  const actions = useAlarmActions();
  const run = useCallback(
    (command: KeyCommand): void => {
      switch (command) {
        case "acknowledge":
          actions.acknowledge(null);
          break;
        case "snooze":
          actions.snooze(null, KEY_SNOOZE);
          break;
        case "mute":
          actions.show("mute");
          break;
        case "alarms":
          actions.show("log");
          break;
        case "close":
          actions.show(null);
          break;
      }
    },
    [actions],
  );
  useKeyboard(run);
  return (
    <>
      <AlarmLine />
      <Suspense fallback={null}>
        {dialog === "log" && <AlarmLog />}
        {dialog === "mute" && <MuteDialog />}
      </Suspense>
    </>
  );
}

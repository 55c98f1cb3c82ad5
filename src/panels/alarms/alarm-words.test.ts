import { describe, expect, it } from "vitest";
import { instant } from "../../../test/fixtures/timeline.ts";
import type { Alarm } from "../../derive/alarms/alarm.ts";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { createVocabulary } from "../../app/language/words.ts";
import { MINUTE, SECOND } from "../../shared/units.ts";
import type { Language } from "../cockpit.ts";
import { alarmTitle, floodWords, formatLeft, speakable, spokenWords, type Wording } from "./alarm-words.ts";

const NOW = instant("10:00:00");
const { words, fetch } = createVocabulary();
await fetch("en");
const wording = (language: Language): Wording => ({
  profile: makeProfile({ categories: [{ id: "safety", name: { zh: "治安", en: "safety" }, symbol: "hexagon" }] }),
  language,
  text: (key, values) => words(language, key, values),
});
const ZH = wording("zh");
const EN = wording("en");

function alarm(over: Partial<Alarm> = {}): Alarm {
  return {
    ...{ incident: "a", kind: "breached", key: "signed/breached", stage: "signed", severity: 1, category: "safety" },
    ...{ title: "title", place: "place", dueAt: NOW + 38 * SECOND, raisedAt: NOW, voice: "speech" },
    ...{ soundedAt: null, acknowledged: null, snoozed: null, muted: null, overAt: null },
    ...over,
  };
}
const fourteen = Array.from({ length: 14 }, (_, index) => alarm({ incident: `i${index}` }));

describe("words of alarms", () => {
  it("name what happened", () => {
    const kinds = (["breached", "atrisk", "reported", "supervised"] as const).map((kind) => alarm({ kind }));
    expect(kinds.map((each) => alarmTitle(each, ZH))).toEqual([
      "签收已超时",
      "签收即将超时",
      "新报Ⅰ级治安",
      "领导督办",
    ]);
    expect(kinds.map((each) => alarmTitle(each, EN))).toEqual([
      "Signing overdue",
      "Signing at risk",
      "New Ⅰ safety",
      "Supervised by a leader",
    ]);
    expect(alarmTitle(alarm({ kind: "reported", category: "gone" }), EN)).toBe("New Ⅰ gone");
  });

  it("merge a flood by its incidents", () => {
    const twice = [...fourteen, alarm({ incident: "i1", kind: "reported" })];
    expect(floodWords(twice, "0:38", ZH.text)).toBe("本分钟新增 14 件，最急 0:38");
    expect(floodWords(twice, "0:38", EN.text)).toBe("14 new this minute, most urgent 0:38");
    expect(floodWords(twice, null, EN.text)).toBe("14 new this minute");
  });

  it("count down by whole seconds, as every countdown", () => {
    expect(formatLeft(NOW + 38_900, NOW + 100)).toBe("0:38");
    expect(formatLeft(NOW, NOW)).toBe("0:00");
    expect(formatLeft(NOW, NOW + 1)).toBe("+0:00");
    expect(formatLeft(NOW, NOW + 65 * SECOND)).toBe("+1:05");
    expect(formatLeft(null, NOW)).toBeNull();
  });

  it("are spoken in one breath", () => {
    expect(spokenWords([alarm()], NOW, ZH)).toBe("签收已超时，place");
    expect(spokenWords([alarm({ place: "" })], NOW, EN)).toBe("Signing overdue, title");
    expect(spokenWords(fourteen, NOW, ZH)).toBe("新增 14 件，最急的还剩 38 秒");
    expect(spokenWords(fourteen, NOW + 5 * MINUTE, EN)).toBe("14 new, the most urgent is 4 minutes 22 seconds overdue");
    const clockless = fourteen.map((each) => ({ ...each, dueAt: null }));
    expect(spokenWords(clockless, NOW, ZH)).toBe("新增 14 件");
    expect(spokenWords([], NOW, ZH)).toBe("");
  });

  it("say nothing that an engine could take for markup, and nothing long", () => {
    expect(speakable('<speak><break time="9s"/>着火</speak> & {{x}} [b] `*`')).toBe("着火 x b");
    expect([...speakable("很长的标题".repeat(40))]).toHaveLength(24);
  });
});

import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { fakeCockpit } from "../../../test/gallery/fake-cockpit.ts";
import { MINUTE } from "../../shared/units.ts";
import { csvName, tableCsv } from "./table-csv.ts";
import { COLUMN_IDS, DEFAULT_TABLE } from "./table-view.ts";

const LIVES = `
  A category=fire severity=1 : 10:00 reported · 10:00:30 signed u1
  B : 10:00 reported · 10:05 suspended
  C region=elsewhere : 09:00 reported · 09:20 closed grid`;

function cockpit() {
  return fakeCockpit({ profile: makeProfile(), events: timeline(LIVES), now: instant("10:30"), language: "en" });
}

function written(now = cockpit()): string {
  return [...tableCsv([...now.store.incidents.values()], COLUMN_IDS, now)].join("");
}

it("writes heads in the viewer's language and a line for each incident", () => {
  const text = written();
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(text.endsWith("\r\n")).toBe(true);
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, recordDelimiter: "\r\n" });
  expect(rows).toHaveLength(3);
  const [first, second, third] = rows;
  expect(first).toMatchObject({
    Id: "A",
    Category: "Fire",
    Level: "Ⅰ",
    State: "Overdue",
    "Due at": "2026-03-02T10:03:30+08:00",
    "Left (s)": String((-26.5 * MINUTE) / 1_000),
    "Limit (s)": "180",
    Reported: "2026-03-02T10:00:00+08:00",
    Closed: "",
    "Time taken (s)": "1800",
  });
  expect(second).toMatchObject({ State: "Suspended", "Due at": "", "Left (s)": "" });
  expect(third).toMatchObject({ State: "Closed", Village: "elsewhere", "Time taken (s)": "1200" });
});

it("lets no title begin as a formula", () => {
  const report = timeline("=1+1 : 10:00 reported");
  const now = fakeCockpit({ profile: makeProfile(), events: report, now: instant("10:30"), language: "en" });
  const rows: Record<string, string>[] = parse(written(now), { bom: true, columns: true });
  expect(rows[0]).toMatchObject({ Id: "'=1+1", Incident: "'=1+1" });
});

it("names the file by what is in it", () => {
  const now = { ...cockpit(), table: DEFAULT_TABLE, scope: ["district", "street"] };
  expect(
    csvName(now, [
      ["state", "atrisk,breached"],
      ["q", "../a b"],
    ]),
  ).toBe("test_events_street_state=atrisk,breached_q=..-a-b_20260302T103000+0800.csv");
});

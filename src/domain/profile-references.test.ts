import fc from "fast-check";
import { expect, test } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";

const word = (text: string): { zh: string; en: string } => ({ zh: text, en: text });
const STAGES = [{ stage: "signed", name: word("sign"), limit: 60_000 }];
const OFFICE = { id: "office", name: word("Office"), weekdays: [1, 2, 3, 4, 5], hours: [["09:00", "17:00"]] };

/** A profile whose only mechanism has these versions. @throws ProfileError */
function profileWith(versions: readonly object[]) {
  const head = { id: "1310", name: word("1310"), status: "published", source: "a paper" };
  const mechanism = { ...head, versions: versions.map((version) => ({ ...version, stages: STAGES })) };
  return makeProfile({ mechanisms: [{ mechanism }], calendars: { office: OFFICE } });
}

test("versions that meet stand, and so do the calendars they name", () => {
  const profile = profileWith([{ to: "2026-03-01" }, { from: "2026-03-01T00:00+08:00", calendar: "office" }]);
  expect(profile.mechanisms[0]?.mechanism.versions.map(({ calendar }) => calendar)).toEqual([null, "office"]);
});

test("versions stand exactly when they are in order, each holds for something and none for the same", () => {
  const SEED = 20_260_228;
  const boundary = fc.constantFrom(
    "2026-03-01",
    "2026-03-02",
    "2026-03-01T00:00+08:00",
    "2026-03-01T12:00Z",
    "2026-04-01",
  );
  const drawn = fc.record({ from: fc.option(boundary), to: fc.option(boundary) }, { requiredKeys: [] });
  const instant = (text: string): number => Date.parse(text.length === 10 ? `${text}T00:00+08:00` : text);
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 3 }), (versions) => {
      const ends = versions.map(({ from, to }, index) => {
        const end = to === undefined ? versions[index + 1]?.from : to;
        return [
          typeof from === "string" ? instant(from) : Number.NEGATIVE_INFINITY,
          typeof end === "string" ? instant(end) : Number.POSITIVE_INFINITY,
        ];
      });
      const flat = ends.flat();
      const stands =
        ends.every(([from = 0, to = 0]) => from < to) && flat.toSorted((a, b) => a - b).join() === flat.join();
      if (stands) profileWith(versions);
      else
        expect(() => profileWith(versions)).toThrow(
          /^test profile: mechanisms\[0\]\.mechanism\.versions\[\d\]\.(from|to): /,
        );
    }),
    { seed: SEED, numRuns: 200 },
  );
});

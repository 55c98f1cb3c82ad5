import { expect, it } from "vitest";
import { NO_FILTER } from "../../domain/incident-filter.ts";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant } from "../../../test/fixtures/timeline.ts";
import { pictureCaption, pictureName } from "./picture-words.ts";

const speaker = {
  profile: makeProfile(),
  language: "en" as const,
  text: (key: string) => key,
  now: instant("10:30"),
  freshness: "live" as const,
  scope: [],
  filter: NO_FILTER,
};

it("says whose it is, as of when, and that it is a demonstration", () => {
  expect(pictureCaption("Response", speaker)).toBe(
    "Test street · Response · 2026-03-02T10:30:00+08:00 · brand.demonstration",
  );
  const real = { ...speaker.profile, demonstration: false };
  expect(pictureCaption("Response", { ...speaker, profile: real, freshness: "stale" })).toBe(
    "Test street · Response · 2026-03-02T10:30:00+08:00 · picture.stale",
  );
});

it("says which part of the street it is of, and what the figures were cut to", () => {
  const village = { ...speaker, scope: ["street", "elsewhere"], filter: { ...NO_FILTER, categories: ["fire"] } };
  expect(pictureCaption("Response", village)).toBe(
    "Test street · elsewhere · Response · filter.only Fire · 2026-03-02T10:30:00+08:00 · brand.demonstration",
  );
  expect(pictureName("Response", village)).toBe("test_elsewhere_Response_20260302T103000+0800.png");
});

it("names the file by panel and instant", () => {
  expect(pictureName("Five up / one down", speaker)).toBe("test_Five-up-one-down_20260302T103000+0800.png");
});

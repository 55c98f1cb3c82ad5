import { describe, expect, test } from "vitest";
import { fromBinaryMode, readBareEvent, readCloudEvent } from "./envelope.ts";

const isPort = (word: string): boolean => word === "p110" || word === "p12345";
const CLOUD = { specversion: "1.0", id: "e-1", source: "/street/p110", type: "cn.example.incident.closed" };

describe("a bare event", () => {
  test("has an id, a kind and fields", () => {
    const item = { id: "e-1", kind: "closed", port: "p110", incident: "A" };
    expect(readBareEvent(item)).toEqual({
      value: { id: "e-1", kind: "closed", port: "p110", fields: item },
      fault: null,
    });
  });

  test.each([
    [7, "(root)", "expected an object, got 7"],
    [[], "(root)", "expected an object, got an array of 0"],
    [null, "(root)", "expected an object, got null"],
    [{ kind: "closed" }, "id", "is missing"],
    [{ id: "", kind: "closed" }, "id", "must be text, and not empty"],
    [{ id: 7, kind: "closed" }, "id", "must be text, and not empty"],
    [{ id: "x".repeat(257), kind: "closed" }, "id", "must have at most 256 characters, has 257"],
    [{ id: "e-1" }, "kind", "is missing"],
  ])("%j is named by its field", (item, field, detail) => {
    expect(readBareEvent(item).fault).toEqual({ field, reason: "malformed", detail });
  });
});

describe("a CloudEvent", () => {
  test("says its kind, port, instant and incident by its attributes", () => {
    const item = { ...CLOUD, time: "2026-11-22T03:00:00+08:00", subject: "A", data: { tier: "grid" }, extension: 1 };
    expect(readCloudEvent(item, isPort).value).toEqual({
      id: "/street/p110 e-1",
      kind: "closed",
      port: "p110",
      fields: { tier: "grid", at: "2026-11-22T03:00:00+08:00", incident: "A" },
    });
  });

  test("its data go first", () => {
    const item = {
      ...CLOUD,
      time: "2026-11-22T03:00:00Z",
      subject: "A",
      data: { at: 5, incident: "B", port: "p12345" },
    };
    expect(readCloudEvent(item, isPort).value).toMatchObject({ port: "p12345", fields: { at: 5, incident: "B" } });
  });

  test("of a unit its subject is the unit, and never the unit of a stage", () => {
    const moved = readCloudEvent({ ...CLOUD, type: "unitMoved", subject: "u-7" }, isPort).value;
    expect(moved).toMatchObject({ kind: "unitMoved", fields: { unit: "u-7" } });
    const stage = readCloudEvent({ ...CLOUD, type: "x.stage", subject: "A" }, isPort).value;
    expect(stage?.fields).toMatchObject({ incident: "A" });
    expect(stage?.fields.unit).toBeUndefined();
  });

  test("a source that ends in no port names none", () => {
    expect(readCloudEvent({ ...CLOUD, source: "https://orders.example/hangzhou" }, isPort).value).toMatchObject({
      port: null,
    });
    expect(readCloudEvent({ ...CLOUD, source: "urn:port:p12345" }, isPort).value).toMatchObject({ port: "p12345" });
  });

  test("reads data in base64", () => {
    const data = Buffer.from('{"tier":"网格"}').toString("base64");
    expect(readCloudEvent({ ...CLOUD, data_base64: data }, isPort).value?.fields).toMatchObject({ tier: "网格" });
  });

  test.each([
    [{ ...CLOUD, specversion: "0.3" }, "specversion"],
    [{ ...CLOUD, id: "" }, "id"],
    [{ ...CLOUD, source: undefined }, "source"],
    [{ ...CLOUD, type: 7 }, "type"],
    [{ ...CLOUD, data: "<xml/>" }, "data"],
    [{ ...CLOUD, data_base64: "!!" }, "data_base64"],
    ["text", "(root)"],
  ])("%j is named by its field", (item, field) => {
    expect(readCloudEvent(item, isPort).fault).toMatchObject({ field, reason: "malformed" });
  });

  test("in binary mode is the same event", () => {
    const headers = {
      "ce-specversion": "1.0",
      "ce-id": "e-1",
      "ce-source": "/%E8%A1%97%E9%81%93/p110",
      "ce-type": "closed",
      "ce-bad": "%",
      "content-type": "application/json",
    };
    expect(fromBinaryMode(headers, { tier: "grid" })).toEqual({
      specversion: "1.0",
      id: "e-1",
      source: "/街道/p110",
      type: "closed",
      bad: "%",
      data: { tier: "grid" },
    });
  });
});

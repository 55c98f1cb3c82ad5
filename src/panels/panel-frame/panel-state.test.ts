import { expect, it } from "vitest";
import { panelStateOf } from "./panel-state.ts";

it("follows the stream while a panel says nothing of its own", () => {
  expect(panelStateOf(undefined, "live")).toEqual({ kind: "normal" });
  expect(panelStateOf(undefined, "stale").kind).toBe("stale");
  expect(panelStateOf(undefined, "disconnected").kind).toBe("disconnected");
});

it("is old when most of its sources are silent, whatever it shows", () => {
  expect(panelStateOf(undefined, "live", "3 ports")).toEqual({ kind: "stale", message: "3 ports" });
  expect(panelStateOf({ kind: "empty", message: "none" }, "live", "3 ports").kind).toBe("stale");
  expect(panelStateOf({ kind: "error", message: "x" }, "live", "3 ports").kind).toBe("error");
  // A link that is away is the greater trouble.
  expect(panelStateOf(undefined, "disconnected", "3 ports")).toEqual({ kind: "disconnected" });
});

it("keeps a panel's own trouble", () => {
  expect(panelStateOf({ kind: "error", message: "refused" }, "disconnected")).toEqual({
    kind: "error",
    message: "refused",
  });
  expect(panelStateOf({ kind: "stale", message: "12 min" }, "live")).toEqual({ kind: "stale", message: "12 min" });
});

it("does not show an old emptiness as today's", () => {
  expect(panelStateOf({ kind: "empty", message: "none" }, "loading")).toEqual({ kind: "loading" });
  expect(panelStateOf({ kind: "stale", message: "12 min" }, "loading")).toEqual({ kind: "loading" });
  expect(panelStateOf({ kind: "simulated" }, "disconnected").kind).toBe("disconnected");
});

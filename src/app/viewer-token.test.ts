import { describe, expect, it } from "vitest";
import { carriesToken, takeToken } from "./viewer-token.ts";

function pageAt(hash: string, kept: string | null = null) {
  const store = new Map(kept === null ? [] : [["tidewatch.token", kept]]);
  const addresses: unknown[] = [];
  return {
    store,
    addresses,
    location: { hash },
    history: { replaceState: (_data: unknown, _unused: string, url?: string | URL | null) => void addresses.push(url) },
    localStorage: {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => void store.set(key, value),
      removeItem: (key: string) => void store.delete(key),
    },
  };
}

describe("the token", () => {
  it("is taken out of the address and kept", () => {
    const page = pageAt("#/overview?form=wall&token=a.b-c_d&lang=en");
    expect(takeToken(page)).toBe("a.b-c_d");
    expect(page.addresses).toEqual(["#/overview?form=wall&lang=en"]);
    expect(page.store.get("tidewatch.token")).toBe("a.b-c_d");
  });

  it("leaves the plain address of the page when nothing else is in it", () => {
    const page = pageAt("#?token=abc");
    takeToken(page);
    expect(page.addresses).toEqual(["#"]);
  });

  it("is the one kept when the address has none", () => {
    const page = pageAt("#/grid", "kept");
    expect(takeToken(page)).toBe("kept");
    expect(page.addresses).toEqual([]);
  });

  it("is let go of by an empty one", () => {
    const page = pageAt("#/?token=", "kept");
    expect(takeToken(page)).toBeNull();
    expect(page.store.size).toBe(0);
  });

  it("is good for this visit in a browser that keeps nothing", () => {
    const page = pageAt("#/?token=abc");
    const refuse = (): never => {
      throw new Error("storage is off");
    };
    const closed = { ...page, localStorage: { getItem: refuse, setItem: refuse, removeItem: refuse } };
    expect(takeToken(closed)).toBe("abc");
    expect(takeToken({ ...closed, location: { hash: "#/" } })).toBeNull();
  });

  it("is told from other parameters", () => {
    expect(carriesToken("#/?lang=en")).toBe(false);
    expect(carriesToken("#/?mytoken=x")).toBe(false);
    expect(carriesToken("#/?token=x")).toBe(true);
  });
});

import { expect, test } from "vitest";
import { romanise, romaniseStreet, shortVillageName } from "./names.ts";
import { slugOf } from "./sf-fire.ts";

test("official village names as people call them", () => {
  expect(shortVillageName("塘里陈社区")).toBe("塘里陈");
  expect(shortVillageName("霞江村委会")).toBe("霞江");
  expect(shortVillageName("裘江新村委会")).toBe("裘江新村");
});

test("names in pinyin", () => {
  expect(romanise("塘里陈")).toBe("Tanglichen");
  expect(romanise("曾家桥")).toBe("Zengjiaqiao");
  expect(romanise("吕才庄")).toBe("Lücaizhuang");
  expect(romaniseStreet("北干街道")).toBe("Beigan Street");
  expect(romaniseStreet("所前镇")).toBe("Suoqian Town");
});

test("neighbourhoods as region ids", () => {
  expect(slugOf("Financial District/South Beach")).toBe("financial-district-south-beach");
  expect(slugOf("Lone Mountain/USF")).toBe("lone-mountain-usf");
});

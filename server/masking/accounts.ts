import type { Finding } from "./finding.ts";

// Every repetition has an end, so that no text takes longer than its length times a constant.
const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g;
const ACCOUNT =
  /(?:微信|wechat|weixin|vx|v信|威信|QQ|扣扣|抖音|快手|支付宝)(?:同号|账号|号码|号|ID|是|为|:| ){0,3}([A-Za-z0-9][A-Za-z0-9_-]{4,19})(?![A-Za-z0-9_-])/gi;
const DOCUMENT =
  /(?:护照|通行证|军官证|驾驶证|驾照|社保卡|医保卡|残疾证|学号|学籍号|准考证)(?:号码|号|编号|是|为|:| ){0,3}([A-Za-z]{0,2}\d{6,18}[A-Za-z]?)(?![A-Za-z0-9])/g;

/** Mail addresses, and accounts and papers that a word before them names, in a text of plain letters. */
export function findAccounts(text: string): {
  readonly lines: readonly Finding[];
  readonly papers: readonly Finding[];
} {
  const lines: Finding[] = [];
  for (const { index, 0: mail } of text.matchAll(EMAIL))
    lines.push({ start: index, end: index + mail.length, mask: `${mail[0]}***${mail.slice(mail.indexOf("@"))}` });
  lines.push(...valuesOf(text, ACCOUNT, (value) => `${value[0]}***`));
  return { lines, papers: [...valuesOf(text, DOCUMENT, (value) => `***${value.slice(-2)}`)] };
}

function* valuesOf(text: string, pattern: RegExp, mask: (value: string) => string): Generator<Finding> {
  for (const { index, 0: whole, 1: value = "" } of text.matchAll(pattern)) {
    const end = index + whole.length;
    yield { start: end - value.length, end, mask: mask(value) };
  }
}

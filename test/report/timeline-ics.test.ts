import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../server/report/calendar-file.js';
import { formatTimelineIcs } from '../../server/report/index.js';
import { plan } from './plan.js';

const CONFIG = `enterprise: { name: 云汀电器有限公司, type: production }
certification:
  systemEffective: 2026-05-01
  application: 2026-09-10
  scored: 2026-10-30
  nonconformities:
    - { id: "BF;1,甲", level: minor, issued: 2026-11-23 }
    - { id: BF-2, level: minor, issued: 2039-12-20 }
  certificate: { issued: 2026-11-02, grade: 四星 }
  bids: [{ date: 2026-12-24, title: "采购\\n第二包, 联系人 13812345678" }]
`;

/** As another library reads it. */
function events(text: string): ICAL.Event[] {
  return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

describe('the calendar', () => {
  const timeline = plan({ config: CONFIG }, '2026-11-23');
  const text = formatTimelineIcs([timeline], 'zh-CN');

  it('is read back by another library: one all-day event for each day', () => {
    const read = events(text);
    expect(read).toHaveLength(timeline.entries.filter(({ date }) => date !== null).length);
    for (const event of read) {
      expect(event.startDate.isDate).toBe(true);
      expect(event.endDate.compare(event.startDate)).toBe(1);
    }
    const upgrade = read.find(({ summary }) => summary.startsWith('获证满 12 个月'))!;
    expect([upgrade.startDate.toString(), upgrade.endDate.toString()]).toEqual(['2027-11-02', '2027-11-03']);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('认证时间线 云汀电器有限公司');
  });

  it('keeps separators and line breaks of texts', () => {
    const read = events(text);
    const report = read.find(({ summary }) => summary.includes('BF;1,甲'))!;
    expect(report.summary).toBe('轻微不符合 BF;1,甲：15 个工作日内提交整改报告');
    expect(report.startDate.toString()).toBe('2026-12-14');
    expect(report.description.split('\n')).toEqual(['写明原因、纠正和纠正措施，附改进后的记录，不能只有方案', '依据 GUIDE-NCR-01', 'hegui.yaml:7']);
  });

  it('reminds of a deadline 30 and 7 days before, and of nothing that is done, usual or only planned', () => {
    const alarms = (part: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
      .filter((one) => new ICAL.Event(one).summary.includes(part))
      .flatMap((one) => one.getAllSubcomponents('valarm').map((alarm) => (alarm.getFirstPropertyValue('trigger') as ICAL.Duration).toString()));
    expect(alarms('BF;1,甲')).toEqual(['-P30D', '-P7D']);
    expect(alarms('体系文件发布实施')).toEqual([]);
    expect(alarms('投标')).toEqual([]);
    expect(alarms('准备再认证')).toEqual([]);
    // The end of the window is exclusive.
    expect(alarms('第 1 次监督评审')).toEqual(['-P31D', '-P8D']);
  });

  it('spans a window, its last day included', () => {
    const window = events(text).find(({ summary }) => summary.startsWith('第 1 次监督评审'))!;
    expect([window.startDate.toString(), window.endDate.toString()]).toEqual(['2027-08-02', '2027-11-03']);
  });

  it('leaves out what has no day, and masks personal numbers', () => {
    expect(text).not.toContain('BF-2');
    const bid = events(text).find(({ summary }) => summary.startsWith('投标'))!;
    expect(bid.summary).toBe('投标：采购\n第二包, 联系人 138******78');
    expect(text).not.toContain('13812345678');
  });

  it('folds at 75 octets between characters, ends lines with CRLF, and has the same bytes and ids each time', () => {
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(Buffer.from(text).toString('utf8')).toBe(text);
    expect(formatTimelineIcs([plan({ config: CONFIG }, '2026-11-23')], 'zh-CN')).toBe(text);
    const uids = (of: string) => events(of).map(({ uid }) => uid);
    expect(new Set(uids(text)).size).toBe(uids(text).length);
    const later = formatTimelineIcs([plan({ config: CONFIG, name: 'moved/client' }, '2026-11-24')], 'zh-CN');
    expect(uids(later)).toEqual(uids(text));
  });

  it('tells two projects of one enterprise apart', () => {
    const both = events(formatTimelineIcs([timeline, plan({ config: CONFIG, name: 'other' }, '2026-11-23')], 'en'));
    expect(new Set(both.map(({ uid }) => uid)).size).toBe(both.length);
    expect(both[0]!.summary).toContain('云汀电器有限公司: ');
  });

  it('brings any text through', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 60 }), (summary, description) => {
      const written = calendarFile({
        name: summary, stamp: '2026-11-23', language: 'ZH', events: [{ uid: 'u', summary, description, categories: [], first: '2026-11-23', last: '2026-11-23', alarms: [] }],
      });
      const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
      const [event] = events(written);
      expect(event!.summary).toBe(plain(summary));
      expect(event!.description ?? '').toBe(plain(description));
      for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }), { numRuns: 200 });
  });
});

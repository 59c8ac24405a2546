import { describe, expect, it } from 'vitest';
import { describeVerdict, type Findings, judge, meets } from './verdict.js';

const findings: Findings = {
  name: 'example',
  quick: true,
  ratios: { throughput: 0.597, delay: 1.2, other: 7 },
  targets: { throughput: { min: 0.6 }, delay: { max: 2 } },
  checks: { 'nothing was lost': true },
  details: null,
};

describe('the verdict', () => {
  it('is the last line: name, ratios, targets, pass', () => {
    expect(JSON.stringify(judge(findings))).toBe(
      '{"name":"example","ratios":{"throughput":0.6,"delay":1.2,"other":7},"targets":{"throughput":{"min":0.6},"delay":{"max":2}},"pass":true}',
    );
  });

  it('fails on a missed target, in either direction', () => {
    expect(judge({ ...findings, ratios: { throughput: 0.59, delay: 1 } }).pass).toBe(false);
    expect(judge({ ...findings, ratios: { throughput: 1, delay: 2.01 } }).pass).toBe(false);
  });

  it('fails on a check, however fast it was', () => {
    expect(judge({ ...findings, checks: { 'nothing was lost': false } }).pass).toBe(false);
  });

  it('fails on a ratio that was not measured', () => {
    expect(judge({ ...findings, ratios: { throughput: 1 } }).pass).toBe(false);
    expect(meets(Number.NaN, { max: 2 })).toBe(false);
  });

  it('is put into words', () => {
    expect(describeVerdict(judge(findings), { 'nothing was lost': false })).toBe(
      [
        '  throughput 0.6, at least 0.6: met',
        '  delay 1.2, at most 2: met',
        '  other 7 (no target)',
        '  nothing was lost: NO',
      ].join('\n'),
    );
  });
});

import { expect, test } from 'vitest';
import { type LinkSummary, type TrafficClass, trafficClasses } from '../../../results/index.ts';
import { carriedClasses, linkRows, parseLinkFilter, totalBytes } from './link-rows.ts';

function link(id: string, technology: string, p95: number, bytes: Partial<Record<TrafficClass, number>> = {}): LinkSummary {
  const zero = Object.fromEntries(trafficClasses.map((name) => [name, 0])) as Record<TrafficClass, number>;
  const [from, to] = id.split('->');
  return {
    id,
    from,
    to,
    technology,
    bandwidthBytesPerSecond: 50e9,
    meanUtilizationFraction: p95 / 2,
    p95UtilizationFraction: p95,
    peakUtilizationFraction: p95,
    bytesByClass: { ...zero, ...bytes },
  };
}

const links = [
  link('leaf[10]->spine[0]', 'infiniband-ndr', 0.3, { kv: 10 }),
  link('leaf[2]->spine[0]', 'infiniband-ndr', 0.9, { tp: 1, kv: 4 }),
  link('gpu[0]->nvswitch[0]', 'nvlink4', 0.5, { tp: 100 }),
];

test('the busiest link comes first', () => {
  expect(linkRows(links, parseLinkFilter(''), 'p95').map((row) => row.p95UtilizationFraction)).toEqual([0.9, 0.5, 0.3]);
});

test('by name, leaf 2 comes before leaf 10', () => {
  expect(linkRows(links, parseLinkFilter('leaf'), 'id').map((row) => row.from)).toEqual(['leaf[2]', 'leaf[10]']);
});

test('a filter bounds utilisation and names technology and class', () => {
  const ids = (text: string) => linkRows(links, parseLinkFilter(text), 'p95').map((row) => row.from);
  expect(ids('util>40')).toEqual(['leaf[2]', 'gpu[0]']);
  expect(ids('util>40% tech:infiniband')).toEqual(['leaf[2]']);
  expect(ids('class:kv util<50')).toEqual(['leaf[10]']);
});

test('a link names its classes by their bytes, and their sum is its bytes', () => {
  expect(carriedClasses(links[1])).toEqual(['kv', 'tp']);
  expect(totalBytes(links[1])).toBe(5);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csvRecords } from '../csv-records.ts';
import { isCollectivesCsv, validateCollectives } from './index.ts';

const header = 'source,system,nodes,gpus,fabric,collective,algorithm,payload_bytes,busbw_GBps,note,split';

test('a quoted cell may hold a comma and a doubled quote', () => {
  expect(csvRecords('a,b\n"x, ""y""",2\n')).toEqual([{ a: 'x, "y"', b: '2' }]);
});

test('the header says which table it is', () => {
  expect(isCollectivesCsv(`${header}\n`)).toBe(true);
  expect(isCollectivesCsv('system,concurrency,ttft\n')).toBe(false);
});

test('rows that cannot be drawn are refused with a reason, and counted', () => {
  const report = validateCollectives(
    [
      header,
      'x,Abacus 9000,1,8,wire,all_reduce,Ring,1048576,10,nccl-tests,',
      'x,H200 SXM,1,8,NVLink4,all_reduce,Ring,1024,0.00,nccl-tests,',
      'x,H200 SXM,1,9,NVLink4,all_reduce,Ring,1048576,10,nccl-tests,',
      'x,H200 SXM,1,8,NVLink4,gossip,,1048576,10,nccl-tests,',
    ].join('\n'),
  );
  expect(report.refused.map(({ reason }) => reason)).toEqual([
    'part not in the catalogue',
    'field missing',
    'parallelism not understood',
    'parallelism not understood',
  ]);
  expect(report.overall).toEqual({ count: 0, unmapped: 4, collective: null });
});

test('measured time is bus bytes over bus bandwidth', () => {
  const [row] = validateCollectives(`${header}\nx,H200 SXM,1,8,NVLink4,all_reduce,Ring,8589934592,365.6,nccl-tests,`).rows;
  // 2 × 7/8 × 8589934592 B = 15.03239 GB, over 365.6 GB/s: 41.11702 ms.
  expect(row.measuredSeconds).toBeCloseTo(41.11702e-3, 7);
  expect(row.errorFraction).toBeCloseTo(row.predictedSeconds / row.measuredSeconds - 1, 12);
});

const table = join(import.meta.dirname, '../../../../shared/data/kernels/published/collectives.csv');

test.skipIf(!existsSync(table))('published sweeps are met: 10 % from 16 MiB, 20 % from 1 MiB, 30 % below (medians)', () => {
  const { overall } = validateCollectives(readFileSync(table, 'utf8'));
  const sizes = overall.collective?.bySize ?? {};
  console.info(
    `collectives.csv, ${overall.count} rows: ${Object.entries(sizes)
      .map(([size, { count, medianApe }]) => `${size} ${(100 * medianApe).toFixed(1)} % of ${count}`)
      .join(', ')}; ${overall.unmapped} not mapped`,
  );
  expect(overall.count).toBeGreaterThan(130);
  expect(sizes['16 MiB and more'].medianApe).toBeLessThan(0.1);
  expect(sizes['1 to 16 MiB'].medianApe).toBeLessThan(0.2);
  expect(sizes['below 1 MiB'].medianApe).toBeLessThan(0.3);
});

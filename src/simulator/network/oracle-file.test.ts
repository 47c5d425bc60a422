import { expect, test } from 'vitest';
import { runOracle } from './oracle.ts';
import { readOracleFile } from './oracle-file.ts';

const link = { id: 0, bandwidthBytesPerSecond: 10, latencySeconds: 0 };
const flow = { id: 0, bytes: 10, startSeconds: 0, path: [0] };

function codes(json: unknown): string[] {
  const result = readOracleFile(json);
  return result.ok ? [] : result.error.map(({ code, path }) => `${code} ${path.join('.')}`);
}

test('what is wrong in a file is named by code and place', () => {
  const file = (change: object) => ({ id: 'x', links: [link], flows: [flow], ...change });
  expect(codes(file({}))).toEqual([]);
  expect(codes('nonsense')).toEqual(['oracle-file-unreadable ']);
  for (const bandwidthBytesPerSecond of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(codes(file({ links: [{ ...link, bandwidthBytesPerSecond }] }))).toEqual([
      'oracle-file-unreadable links.0.bandwidthBytesPerSecond',
    ]);
  }
  expect(codes(file({ flows: [{ ...flow, path: [0, 3] }] }))).toEqual(['oracle-link-missing flows.0.path.1']);
  expect(codes(file({ links: [link, link] }))).toEqual(['oracle-id-repeated links.1.id']);
  expect(codes(file({ flows: [{ ...flow, after: [7] }] }))).toEqual(['oracle-flow-missing flows.0.after.0']);
  expect(
    codes(
      file({
        flows: [
          { ...flow, after: [1] },
          { ...flow, id: 1, after: [0] },
        ],
      }),
    ),
  ).toEqual(['oracle-flows-in-a-circle flows.0.after']);
});

test('a flow over no link, of no bytes, or over a dead link has an answer', () => {
  const read = readOracleFile({
    id: 'odd',
    links: [link, { id: 'dead', bandwidthBytesPerSecond: 0, latencySeconds: 0 }],
    flows: [
      { ...flow, path: [] },
      { ...flow, id: 1, bytes: 0, startSeconds: 3 },
      { ...flow, id: 2, path: ['dead'] },
    ],
  });
  if (!read.ok) throw new Error('refused');
  expect(runOracle(read.value).completionSeconds).toEqual([0, 3, Number.POSITIVE_INFINITY]);
});

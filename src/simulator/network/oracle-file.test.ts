import fc from 'fast-check';
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

test('2^60 bytes, a link crossed twice, and parallel links have the right answer', () => {
  const read = readOracleFile({
    id: 'odd',
    links: [link, { ...link, id: 1 }, { ...link, id: 2, bandwidthBytesPerSecond: 2 ** 30 }],
    flows: [
      // Alone at 10 B/s, but 20 on the link: 5 B/s. On the parallel link 10 B/s.
      { ...flow, bytes: 100, path: [0, 0] },
      { ...flow, id: 1, bytes: 100, path: [1] },
      { ...flow, id: 2, bytes: 2 ** 60, path: [2] },
      { ...flow, id: 3, bytes: 2 ** 60, path: [2] },
    ],
  });
  if (!read.ok) throw new Error('refused');
  expect(runOracle(read.value).completionSeconds).toEqual([20, 10, 2 ** 31, 2 ** 31]);
});

test('whatever amounts are in a file, it is refused or answered: no NaN, no hang, and nothing ends before it can', () => {
  const amount = fc.oneof(fc.constantFrom(0, -1, Number.NaN, Infinity, 5e-324, 1e-9, 1, 2 ** 60, 1e300, Number.MAX_VALUE), fc.double());
  const file = fc.record({
    links: fc.array(fc.record({ bandwidthBytesPerSecond: amount, latencySeconds: amount }), { minLength: 1, maxLength: 4 }),
    flows: fc.array(
      fc.record({
        bytes: amount,
        startSeconds: amount,
        path: fc.array(fc.nat(3), { maxLength: 4 }),
        after: fc.array(fc.nat(5), { maxLength: 2 }),
      }),
      { maxLength: 6 },
    ),
  });
  let answered = 0;
  fc.assert(
    fc.property(fc.boolean(), file, (isMended, { links, flows }) => {
      const mend = (value: number): number => (isMended && !(value >= 0 && value < Infinity) ? 3 : value);
      const read = readOracleFile({
        id: 'any',
        links: links.map(({ bandwidthBytesPerSecond, latencySeconds }, id) => ({
          id,
          bandwidthBytesPerSecond: mend(bandwidthBytesPerSecond),
          latencySeconds: mend(latencySeconds),
        })),
        flows: flows.map(({ bytes, startSeconds, path, after }, id) => ({
          id,
          bytes: mend(bytes),
          startSeconds: mend(startSeconds),
          path: path.map((at) => (isMended ? at % links.length : at)),
          after: isMended ? after.filter((other) => other < id) : after,
        })),
      });
      if (!read.ok) {
        expect(read.error.length).toBeGreaterThan(0);
        return;
      }
      answered += 1;
      const { completionSeconds } = runOracle(read.value);
      completionSeconds.forEach((at, flowIndex) => {
        const { startSeconds, bytes, path } = read.value.flows[flowIndex];
        const slowest = Math.min(...path.map((id) => links[id as number] && mend(links[id as number].bandwidthBytesPerSecond)), Infinity);
        expect(at).not.toBeNaN();
        expect(at).toBeGreaterThanOrEqual((startSeconds + (slowest > 0 && slowest < Infinity ? bytes / slowest : 0)) * (1 - 1e-9));
      });
    }),
    { numRuns: 400 },
  );
  expect(answered).toBeGreaterThan(100);
});

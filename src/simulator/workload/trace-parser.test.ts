import { expect, test } from 'vitest';
import { mostTraceRequests, TraceParser, traceReaders } from './trace-parser.ts';
import { longestRecordBytes } from './trace-records.ts';

const header = 'arrival_s,input_tokens,output_tokens\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);

/** What comes of a file that arrives in pieces of so many bytes. */
function read(bytes: Uint8Array, pieceBytes = bytes.length, requestCount: number | null = null) {
  const parser = new TraceParser('t', requestCount);
  for (let at = 0; at < bytes.length; at += pieceBytes) if (!parser.push(bytes.slice(at, at + pieceBytes))) break;
  return parser.finish();
}

function messageOf(bytes: Uint8Array, pieceBytes?: number): string {
  const parsed = read(bytes, pieceBytes);
  if (parsed.ok) return '';
  expect(parsed.error.remedy).not.toBe('');
  return parsed.error.message;
}

/** One small file of each format, and the requests in it: [arrival, input, output]. */
const examples: Readonly<Record<string, readonly [string, readonly (readonly [number, number, number])[]]>> = {
  'qwen-bailian-jsonl': [
    '{"chat_id": 1, "timestamp": 3.5, "input_length": 20, "output_length": 4, "hash_ids": [1, 2]}\n{"chat_id": 2, "timestamp": 4.5, "input_length": 5, "output_length": 6}\n',
    [
      [0, 20, 4],
      [1, 5, 6],
    ],
  ],
  'mooncake-jsonl': [
    '{"timestamp": 500, "input_length": 600, "output_length": 7, "hash_ids": [0, 1]}\r\n\r\n{"timestamp": 2500, "input_length": 10, "output_length": 1}',
    [
      [0, 600, 7],
      [2, 10, 1],
    ],
  ],
  'azure-csv': [
    'TIMESTAMP,ContextTokens,GeneratedTokens\n2024-05-10 00:00:00.009930+00:00,2162,5\n2024-05-10 00:00:02.509930+00:00,2399,6\n',
    [
      [0, 2162, 5],
      [2.5, 2399, 6],
    ],
  ],
  'burst-gpt-csv': ['Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n5,GPT-4,472,18,490,API log\n', [[0, 472, 18]]],
  'plain-csv': [
    `\ufeff"Note";output_tokens;Arrival_ms;input_tokens\n"a;""b""";3;1000;4\né€;5;1500;6\n`,
    [
      [0, 4, 3],
      [0.5, 6, 5],
    ],
  ],
};

test('every reader has an example here', () => {
  expect(Object.keys(examples).sort()).toEqual(traceReaders.members.map(({ kind }) => kind).sort());
});

test.each(Object.entries(examples))('%s is read alike whatever the pieces that it comes in', (kind, [text, requests]) => {
  expect(traceReaders.members.find((reader) => reader.recognises(text.split('\n')[0]))?.kind).toBe(kind);
  for (const pieceBytes of [1, 2, 7, 16, 17, 1000]) {
    const parsed = read(utf8(text), pieceBytes);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const { arrivedAtSeconds, inputTokensCount, outputTokensCount } = parsed.value.trace;
    requests.forEach(([atSeconds, input, output], request) => {
      expect(arrivedAtSeconds[request]).toBeCloseTo(atSeconds, 6);
      expect([inputTokensCount[request], outputTokensCount[request]]).toEqual([input, output]);
    });
    expect(arrivedAtSeconds.length).toBe(requests.length);
  }
});

test.each([
  ['an empty file', utf8(''), 'line 1: the file is empty'],
  ['blank lines only', utf8('\n \r\n'), 'line 1: the file is empty'],
  ['a header alone', utf8(header), 'line 1: holds no request'],
  ['a missing column', utf8('arrival_s,input_tokens\n0,1\n'), 'line 1, column "output_tokens": is missing'],
  ['a missing field of JSON', utf8('{"timestamp": 0, "input_length": 1}\n'), 'line 1, column "output_length": is missing'],
  ['negative tokens', utf8(`${header}0,5,5\n1,-3,5\n`), 'line 3, column "input_tokens": is -3'],
  ['negative tokens in JSON', utf8('{"timestamp": 0, "input_length": 4, "output_length": -2}\n'), 'line 1, column "output_length": is -2'],
  ['half a token', utf8(`${header}0,5,5.5\n`), 'line 2, column "output_tokens": is 5.5'],
  ['more tokens than a number of 32 bits', utf8(`${header}0,5,3000000000\n`), 'line 2, column "output_tokens"'],
  ['time going back', utf8(`${header}2,5,5\n1,3,5\n`), 'line 3, column "arrival_s": goes back in time'],
  ['NaN', utf8(`${header}0,NaN,5\n`), 'line 2, column "input_tokens": is not a number'],
  ['NaN as a time', utf8(`${header}nan,5,5\n`), 'line 2, column "arrival_s": is not a time'],
  ['a NaN that is no JSON', utf8('{"timestamp": NaN, "input_length": 4, "output_length": 2}\n'), 'line 1: is not a JSON object'],
  ['a month that is none', utf8('TIMESTAMP,ContextTokens,GeneratedTokens\n2024-13-01 00:00:00,1,1\n'), 'line 2, column "TIMESTAMP"'],
  ['UTF-16 with its mark', utf16(`\ufeff${header}0,5,5\n`), 'line 1: is UTF-16, not UTF-8'],
  ['UTF-16 without a mark', utf16(`${header}0,5,5\n`), 'line 1, column 2: is a zero byte'],
  ['Latin-1', latin1(`note,${header}café,0,5,5\n`), 'line 2, column 4: is not UTF-8 (byte 0xE9)'],
  ['a zero byte further down', utf8(`${header}0,5,5\n1,5\0,5\n`), 'line 3, column 4: is a zero byte'],
  ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0), 'line 1: is gzip'],
  ['ZIP', utf8('PK\u0003\u0004 and more of it'), 'line 1: is ZIP'],
  ['Parquet', utf8('PAR1 and more of it'), 'line 1: is Parquet'],
  ['another binary file', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0), 'line 1, column 8: is a zero byte'],
  ['an unknown format', utf8('hello\n'), 'line 1: no reader knows this format'],
])('%s is refused with its place, the reason and a remedy', (_, bytes, message) => {
  expect(messageOf(bytes)).toContain(message);
  expect(messageOf(bytes, 3)).toContain(message);
});

test('a line without an end is given up after 8 MiB, and is not held', () => {
  const parser = new TraceParser('t');
  const piece = new Uint8Array(2 ** 20).fill(0x31);
  let taken = 0;
  while (parser.push(piece)) taken += piece.length;
  expect(taken).toBeLessThanOrEqual(longestRecordBytes);
  const parsed = parser.finish();
  expect(parsed.ok ? '' : parsed.error.message).toBe('t, line 1: is longer than 8 MiB.');
  expect(messageOf(utf8(`${header}${'1'.repeat(longestRecordBytes + 1)}\n0,5,5\n`))).toBe('t, line 2: is longer than 8 MiB.');
});

test('no more is read than is asked for, not even what is wrong further down', () => {
  const parsed = read(utf8(`${header}0,5,5\n1,6,6\n2,-7,7\n`), 4, 2);
  expect(parsed.ok && [...parsed.value.trace.inputTokensCount]).toEqual([5, 6]);
  expect(parsed.ok && parsed.value.hasMore).toBe(false);
});

test('a run takes a limited number of requests, and says when the file has more', () => {
  const parser = new TraceParser('t');
  parser.push(utf8(header));
  const rows = utf8('0,1,1\n'.repeat(100_000));
  let pushed = 0;
  while (parser.push(rows)) pushed += 100_000;
  expect(pushed).toBe(mostTraceRequests);
  const parsed = parser.finish();
  expect(parsed.ok && parsed.value.trace.arrivedAtSeconds.length).toBe(mostTraceRequests);
  expect(parsed.ok && parsed.value.hasMore).toBe(true);
});

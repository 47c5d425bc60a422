import { expect, test } from 'vitest';
import { randomStream } from '../base/rng.ts';
import { createHistory, endBurst, type History, recordStep, redo, redoLabel, replacePresent, undo, undoLabel } from './history.ts';
import { parseDesign } from './parse.ts';
import { serializeDesign } from './serialize.ts';
import { twoRacks } from './testing/fixture-designs.ts';
import { deepFreeze, randomEdit } from './testing/random-edits.ts';

const named = (name: string) => ({ ...twoRacks(), name });
const names = (history: History): string => history.present.design.name;
const isSoak = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env.CLUSTERWRIGHT_SOAK === '1';

test('undo and redo go through the steps with their labels', () => {
  let history = recordStep(recordStep(createHistory(named('a')), named('b'), 'Make it b'), named('c'), 'Make it c');
  expect([undoLabel(history), redoLabel(history)]).toEqual(['Make it c', null]);
  history = undo(history);
  expect([names(history), undoLabel(history), redoLabel(history)]).toEqual(['b', 'Make it b', 'Make it c']);
  expect(names(undo(undo(undo(history))))).toBe('a');
  expect(names(redo(redo(history)))).toBe('c');
  expect(redoLabel(recordStep(history, named('d'), 'Make it d'))).toBeNull();
});

test('a burst with one key is one step until it is ended', () => {
  let history = createHistory(named('a'));
  for (const name of ['b', 'c', 'd']) history = recordStep(history, named(name), 'Type', 'name');
  expect(names(undo(history))).toBe('a');
  history = recordStep(endBurst(history), named('e'), 'Type', 'name');
  expect(names(undo(history))).toBe('d');
  // After an undo the next edit never joins the step before.
  expect(names(undo(recordStep(undo(history), named('f'), 'Type', 'name')))).toBe('d');
});

test('a change of the view is no step, and survives undo', () => {
  const design = named('a');
  let history = recordStep(createHistory(design), named('b'), 'b');
  history = replacePresent(history, { ...history.present.design, view: { positions: {}, collapsed: ['hall'] } });
  expect(undoLabel(history)).toBe('b');
  history = undo(history);
  expect([names(history), history.present.design.view.collapsed]).toEqual(['a', ['hall']]);
});

test('the same design is no step', () => {
  const history = createHistory(named('a'));
  expect(recordStep(history, history.present.design, 'Nothing')).toBe(history);
});

test(`${isSoak ? 1000 : 80} random edits keep every promise of an edit, and as many undos give the same bytes back`, () => {
  const rounds = isSoak ? 5 : 1;
  for (let seed = 1; seed <= rounds; seed += 1) {
    const random = randomStream(seed, 'edits');
    const start = deepFreeze(twoRacks());
    const texts = [serializeDesign(start)];
    let history = createHistory(start);
    let refusals = 0;
    for (let step = 0; step < (isSoak ? 1000 : 80); step += 1) {
      const { kind, args, result, label } = randomEdit(history.present.design, random);
      const told = `seed ${seed}, step ${step}: ${kind} ${JSON.stringify(args)}`;
      expect(label.length, told).toBeGreaterThan(0);
      if (!result.ok) {
        refusals += 1;
        expect(result.error.message.length * result.error.remedy.length, told).toBeGreaterThan(0);
        continue;
      }
      const next = recordStep(history, deepFreeze(result.value), label);
      if (next === history) continue;
      history = next;
      const text = serializeDesign(result.value);
      // What an edit makes is what the file would give back: no stray undefined, no -0, no key that the schema refuses.
      const parsed = parseDesign(text);
      expect(parsed.design !== null && serializeDesign(parsed.design) === text, told).toBe(true);
      // Deep comparison of the whole is slow: every tenth time.
      if (step % 10 === 0) expect(parsed, told).toEqual({ design: result.value, diagnostics: [] });
      texts.push(text);
    }
    expect(texts.length).toBeGreaterThan(refusals / 4);
    const last = serializeDesign(history.present.design);
    for (let index = texts.length - 1; index >= 0; index -= 1) {
      expect(serializeDesign(history.present.design) === texts[index]).toBe(true);
      history = undo(history);
    }
    expect(undoLabel(history)).toBeNull();
    while (redoLabel(history) !== null) history = redo(history);
    expect(serializeDesign(history.present.design)).toBe(last);
  }
}, 600_000);
